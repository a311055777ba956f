// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.core.Actor;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * A row: public fields with the names and types of the domain. It is its own key, as Hibernate
 * requires for composite keys: rows with the same key are equal.
 */
@NullUnmarked
@MappedSuperclass
public abstract class Row {

  /** The schema of Keelson's tables, whatever the host's default schema is. */
  public static final String SCHEMA = "keelson";

  public Instant createdAt;

  public Instant updatedAt;
  public Actor updatedBy;
  public long version;

  /** Returns the values of the primary key. */
  public abstract List<?> key();

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof Row row && row.getClass() == getClass() && row.key().equals(key());
  }

  @Override
  public final int hashCode() {
    return key().hashCode();
  }
}
