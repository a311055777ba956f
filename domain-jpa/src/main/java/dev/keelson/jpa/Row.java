// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import jakarta.persistence.MappedSuperclass;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row: public fields that are named as the domain names them, of the domain's own types. It is
 * its own key, as Hibernate wants it for keys of several columns: rows with the same key are equal.
 */
@MappedSuperclass
abstract class Row {

  /** The values of the primary key. */
  abstract List<?> key();

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof Row row && row.getClass() == getClass() && row.key().equals(key());
  }

  @Override
  public final int hashCode() {
    return key().hashCode();
  }
}
