// SPDX-License-Identifier: Apache-2.0
package dev.keelson.project;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.query.Attribute;
import dev.keelson.query.EntityType;
import dev.keelson.query.TextAttribute;
import java.time.Instant;
import java.util.Locale;
import org.immutables.value.Value;

/**
 * A skill that agents have in one project, in place of the host's skill of the same name if there
 * is one (R003-32).
 *
 * @param name its display name, at most 128 characters (R003-25)
 * @param nameNorm the name as normalized by {@link #norm}, unique in the project (R003-26)
 * @param description when to use it (R003-27)
 * @param content the full text of the skill, as Markdown (R003-28)
 * @param metadata additional data (R003-29)
 */
@Value.Builder
public record ProjectSkill(
    ProjectId projectId,
    ProjectSkillId id,
    String name,
    String nameNorm,
    String description,
    String content,
    Json metadata,
    AuditInfo audit)
    implements WithProjectSkill, Entity<ProjectSkillId>, ProjectOwned {

  /** {@code name_norm}. */
  public static final TextAttribute<ProjectSkill> NAME_NORM =
      Attribute.text("name_norm", ProjectSkill::nameNorm);

  /** The type descriptor of skills. */
  public static final EntityType<ProjectSkill, ProjectSkillId> TYPE =
      EntityType.of(
              "project_skill",
              ProjectSkill.class,
              ProjectSkillId.class,
              ProjectSkillId::new,
              ProjectSkill::withAudit)
          .unique(NAME_NORM)
          .listedBy();

  public ProjectSkill {
    Check.present(projectId, "projectSkill.projectId");
    Check.present(id, "projectSkill.id");
    Check.line(name, "projectSkill.name", 128);
    Check.that(
        norm(name).equals(nameNorm),
        "projectSkill.nameNorm",
        "must be the name in lower case and without space around it",
        "take it from ProjectSkill.norm, or use renamed");
    Check.text(description, "projectSkill.description", 20_000);
    Check.text(content, "projectSkill.content", 1_000_000);
    Check.present(metadata, "projectSkill.metadata");
    Check.present(audit, "projectSkill.audit");
  }

  /** Returns a new skill without description. */
  public static ProjectSkill named(ProjectId project, String name, String content, Instant now) {
    return builder()
        .projectId(project)
        .id(ProjectSkillId.next())
        .name(name)
        .nameNorm(norm(name))
        .content(content)
        .audit(AuditInfo.made(now))
        .build();
  }

  /** Returns the normalized form of a name, which is equal for all names of the same skill. */
  public static String norm(String name) {
    Check.present(name, "name");
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /** Returns this skill with another name. */
  public ProjectSkill renamed(String newName) {
    return builder().from(this).name(newName).nameNorm(norm(newName)).build();
  }

  /** Returns a builder that starts from the defaults of a new skill. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds skills. */
  public static final class Builder extends ProjectSkillBuilder {
    Builder() {
      description("").metadata(Json.EMPTY);
    }
  }
}
