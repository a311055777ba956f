// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import dev.keelson.core.Check;

/**
 * The order of a listing: by an attribute, ties by the type's key, all in one direction. Values
 * without the attribute are not listed.
 *
 * @param attribute the attribute to sort by
 * @param descending whether the highest comes first
 */
public record Order<T>(OrderedAttribute<T, ?> attribute, boolean descending) {

  public Order {
    Check.present(attribute, "order.attribute");
  }
}
