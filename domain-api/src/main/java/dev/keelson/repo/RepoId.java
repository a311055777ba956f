// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repo;

import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.Objects;
import java.util.UUID;

/** Identifies a {@link Repo}. */
public record RepoId(UUID value) implements Id {

  public RepoId {
    Objects.requireNonNull(value, "value");
  }

  /** Returns a new id, later in order than those made before it. */
  public static RepoId next() {
    return new RepoId(Ids.next());
  }

  /**
   * Reads an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static RepoId parse(String text) {
    return Ids.parse(text, "RepoId", RepoId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
