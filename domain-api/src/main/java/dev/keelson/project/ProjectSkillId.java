// SPDX-License-Identifier: Apache-2.0
package dev.keelson.project;

import dev.keelson.core.Check;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import java.util.UUID;

/** Identifies a {@link ProjectSkill}. */
public record ProjectSkillId(UUID value) implements Id {

  public ProjectSkillId {
    Check.present(value, "projectSkillId.value");
  }

  /** Returns a new id, which sorts after all ids that this process created before. */
  public static ProjectSkillId next() {
    return new ProjectSkillId(Ids.next());
  }

  /**
   * Parses an id from its text form.
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
