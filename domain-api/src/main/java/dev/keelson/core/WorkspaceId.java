// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.util.UUID;

/**
 * Identifies a workspace. It is in this package because work items and workspaces refer to each
 * other.
 */
public record WorkspaceId(UUID value) implements Id {

  public WorkspaceId {
    Check.present(value, "workspaceId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static WorkspaceId next() {
    return new WorkspaceId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static WorkspaceId parse(String text) {
    return Ids.parse(text, "WorkspaceId", WorkspaceId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
