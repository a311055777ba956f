// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.util.UUID;

/** Identifies a project: the tenant that everything else belongs to. */
public record ProjectId(UUID value) implements Id {

  public ProjectId {
    Check.present(value, "projectId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static ProjectId next() {
    return new ProjectId(Ids.next());
  }

  /**
   * Parses an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static ProjectId parse(String text) {
    return Ids.parse(text, "ProjectId", ProjectId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
