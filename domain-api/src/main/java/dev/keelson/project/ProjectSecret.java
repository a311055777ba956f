// SPDX-License-Identifier: Apache-2.0
package dev.keelson.project;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.SecretRef;
import dev.keelson.query.Attribute;
import dev.keelson.query.EntityType;
import dev.keelson.query.TextAttribute;
import java.time.Instant;
import java.util.regex.Pattern;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * An environment variable that the workspaces of a project need (R000-61). It holds the name of the
 * variable and where the host finds the value, never the value.
 *
 * @param key the name of the variable in the workspace, unique in the project (R000-64)
 * @param source where the host finds the value if not under the same name (R000-65)
 * @param configured whether the host found a value (R000-66)
 * @param injectToEnv whether it is set in workspaces (R000-67)
 */
@Value.Builder
public record ProjectSecret(
    ProjectId projectId,
    ProjectSecretId id,
    String key,
    @Nullable SecretRef source,
    boolean configured,
    boolean injectToEnv,
    AuditInfo audit)
    implements WithProjectSecret, Entity<ProjectSecretId>, ProjectOwned {

  /** {@code key}. */
  public static final TextAttribute<ProjectSecret> KEY = Attribute.text("key", ProjectSecret::key);

  /** The type descriptor of secrets of projects. */
  public static final EntityType<ProjectSecret, ProjectSecretId> TYPE =
      EntityType.of(
              "project_secret",
              ProjectSecret.class,
              ProjectSecretId.class,
              ProjectSecretId::new,
              ProjectSecret::withAudit)
          .unique(KEY)
          .listedBy()
          .fixed(KEY);

  private static final Pattern KEY_FORM = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,199}");

  public ProjectSecret {
    Check.present(projectId, "projectSecret.projectId");
    Check.present(id, "projectSecret.id");
    Check.present(key, "projectSecret.key");
    Check.that(
        KEY_FORM.matcher(key).matches(),
        "projectSecret.key",
        "must be the name of an environment variable",
        "for example DATABASE_URL");
    Check.present(audit, "projectSecret.audit");
  }

  /** Returns a new variable whose value the host has not looked for yet. */
  public static ProjectSecret named(ProjectId project, String key, Instant now) {
    return builder()
        .projectId(project)
        .id(ProjectSecretId.next())
        .key(key)
        .audit(AuditInfo.made(now))
        .build();
  }

  /** Returns a builder that starts from the defaults of a new variable. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds secrets of projects. */
  public static final class Builder extends ProjectSecretBuilder {
    Builder() {
      configured(false).injectToEnv(true);
    }
  }
}
