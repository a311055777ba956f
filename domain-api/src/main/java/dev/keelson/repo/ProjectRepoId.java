// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repo;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies a {@link ProjectRepo}. */
public record ProjectRepoId(UUID value) implements Id {

  public ProjectRepoId {
    Check.present(value, "projectRepoId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static ProjectRepoId next() {
    return new ProjectRepoId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static ProjectRepoId parse(String text) {
    return Ids.parse(text, "ProjectRepoId", ProjectRepoId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
