// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repository;

import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.Objects;
import java.util.UUID;

/** Identifies a {@link ProjectRepository}. */
public record ProjectRepositoryId(UUID value) implements Id {

  public ProjectRepositoryId {
    Objects.requireNonNull(value, "value");
  }

  /** Returns a new id, later in order than those made before it. */
  public static ProjectRepositoryId next() {
    return new ProjectRepositoryId(Ids.next());
  }

  /**
   * Reads an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static ProjectRepositoryId parse(String text) {
    return Ids.parse(text, "ProjectRepositoryId", ProjectRepositoryId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
