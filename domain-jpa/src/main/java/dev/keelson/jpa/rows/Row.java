// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.core.Actor;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Generated;
import org.hibernate.generator.EventType;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * A row: public fields that are named as the domain names them, of the domain's own types. It is
 * its own key, as Hibernate wants it for keys of several columns: rows with the same key are equal.
 */
@NullUnmarked
@MappedSuperclass
public abstract class Row {

  /** The schema of our tables, whatever the default of the host's is. */
  public static final String SCHEMA = "keelson";

  /** Updates leave it as it is stored, and give it back. */
  @Generated(event = EventType.UPDATE)
  public Instant createdAt;

  public Instant updatedAt;
  public Actor updatedBy;
  @Version public Long version;

  /** The values of the primary key. */
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
