// SPDX-License-Identifier: Apache-2.0
package dev.keelson.project;

import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.Objects;
import java.util.UUID;

/** Identifies a {@link ProjectSkill}. */
public record ProjectSkillId(UUID value) implements Id {

  public ProjectSkillId {
    Objects.requireNonNull(value, "value");
  }

  /** Returns a new id, later in order than those made before it. */
  public static ProjectSkillId next() {
    return new ProjectSkillId(Ids.next());
  }

  /**
   * Reads an id from its text form.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not a UUID
   */
  public static ProjectSkillId parse(String text) {
    return Ids.parse(text, "ProjectSkillId", ProjectSkillId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
