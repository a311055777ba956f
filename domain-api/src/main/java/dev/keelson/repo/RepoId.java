// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repo;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies a {@link Repo}. */
public record RepoId(UUID value) implements Id {

  public RepoId {
    Check.present(value, "repoId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static RepoId next() {
    return new RepoId(Ids.next());
  }

  /**
   * Parses an id from its text form.
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
