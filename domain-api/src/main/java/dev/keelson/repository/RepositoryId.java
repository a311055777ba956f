// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repository;

import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.Objects;
import java.util.UUID;

/** Identifies a {@link Repository}. */
public record RepositoryId(UUID value) implements Id {

  public RepositoryId {
    Objects.requireNonNull(value, "value");
  }

  /** Returns a new id, later in order than those made before it. */
  public static RepositoryId next() {
    return new RepositoryId(Ids.next());
  }

  /**
   * Reads an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static RepositoryId parse(String text) {
    return Ids.parse(text, "RepositoryId", RepositoryId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
