// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a workspace. It is here, like the id of a project, since work items and workspaces
 * refer to each other.
 */
public record WorkspaceId(UUID value) implements Id {

  public WorkspaceId {
    Objects.requireNonNull(value, "value");
  }

  /** Returns a new id, later in order than those made before it. */
  public static WorkspaceId next() {
    return new WorkspaceId(Ids.next());
  }

  /**
   * Reads an id from its text form.
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
