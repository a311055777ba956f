// SPDX-License-Identifier: Apache-2.0
package dev.keelson.project;

import java.util.Objects;

/**
 * What an agent must know of a skill to decide whether to read it (R003-32).
 *
 * @param id the skill
 * @param name its name for people
 * @param description when to use it
 */
public record SkillSummary(ProjectSkillId id, String name, String description) {

  public SkillSummary {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(description, "description");
  }
}
