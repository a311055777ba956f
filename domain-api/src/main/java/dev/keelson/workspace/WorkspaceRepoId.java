// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies a {@link WorkspaceRepo}. */
public record WorkspaceRepoId(UUID value) implements Id {

  public WorkspaceRepoId {
    Check.present(value, "workspaceRepoId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static WorkspaceRepoId next() {
    return new WorkspaceRepoId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static WorkspaceRepoId parse(String text) {
    return Ids.parse(text, "WorkspaceRepoId", WorkspaceRepoId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
