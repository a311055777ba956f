// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import java.util.Objects;

/**
 * The order of a listing: by an attribute, ties by the type's key, all in one direction. What lacks
 * the attribute is not listed.
 *
 * @param attribute what to go by
 * @param descending whether the last comes first
 */
public record Order<T>(OrderedAttribute<T, ?> attribute, boolean descending) {

  public Order {
    Objects.requireNonNull(attribute, "attribute");
  }
}
