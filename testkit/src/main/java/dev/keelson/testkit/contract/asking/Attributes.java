// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.asking;

import dev.keelson.query.Attribute;
import dev.keelson.query.Reference;
import dev.keelson.query.RowType;
import java.util.ArrayList;
import java.util.List;

/**
 * The attributes by which values of a type can be asked. To declare one is to have it asked on
 * every store.
 */
final class Attributes {

  private Attributes() {}

  /** Those that refer to something. */
  @SuppressWarnings("unchecked") // references of that type
  static <T> List<Reference<T, ?>> references(RowType<T> type) {
    List<Reference<T, ?>> references = new ArrayList<>();
    for (Attribute<T, ?> attribute : type.attributes()) {
      if (attribute instanceof Reference<?, ?> reference) {
        references.add((Reference<T, ?>) reference);
      }
    }
    return references;
  }
}
