// SPDX-License-Identifier: Apache-2.0
package dev.keelson.project;

import dev.keelson.core.Check;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.Timestamps;
import dev.keelson.query.Attribute;
import dev.keelson.query.Index;
import dev.keelson.query.TimeAttribute;
import dev.keelson.query.ViewType;
import java.time.Instant;
import java.util.List;
import org.immutables.value.Value;

/**
 * What an agent needs to know about a skill to decide whether to read it (R003-32).
 *
 * @param projectId the project whose skill it is
 * @param id the skill
 * @param name its display name
 * @param description when to use it
 * @param createdAt when the skill was created
 */
@Value.Builder
public record SkillSummary(
    ProjectId projectId, ProjectSkillId id, String name, String description, Instant createdAt)
    implements ProjectOwned {

  /** {@code id}. */
  public static final Attribute<SkillSummary, ProjectSkillId> ID =
      Attribute.of("id", ProjectSkillId.class, SkillSummary::id);

  /** {@code created_at}. */
  public static final TimeAttribute<SkillSummary> CREATED_AT =
      Attribute.time("created_at", SkillSummary::createdAt);

  /** The type descriptor of summaries. */
  public static final ViewType<SkillSummary, ProjectSkill> TYPE =
      new ViewType<>(
          ProjectSkill.TYPE,
          SkillSummary.class,
          SkillSummary::of,
          CREATED_AT,
          List.of(ID),
          List.of(Index.on(CREATED_AT)));

  public SkillSummary {
    Check.present(projectId, "skillSummary.projectId");
    Check.present(id, "skillSummary.id");
    Check.present(name, "skillSummary.name");
    Check.present(description, "skillSummary.description");
    createdAt = Timestamps.of(createdAt, "skillSummary.createdAt");
  }

  /** Returns the summary of a skill. */
  public static SkillSummary of(ProjectSkill skill) {
    Check.present(skill, "skill");
    return new SkillSummary(
        skill.projectId(), skill.id(), skill.name(), skill.description(), skill.createdAt());
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds summaries. */
  public static final class Builder extends SkillSummaryBuilder {
    Builder() {}
  }
}
