// SPDX-License-Identifier: Apache-2.0
package dev.keelson.project;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.SecretRef;
import dev.keelson.query.Attribute;
import dev.keelson.query.EntityType;
import dev.keelson.query.Index;
import dev.keelson.query.TextAttribute;
import dev.keelson.query.TimeAttribute;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A tenant: what one team works on, and the owner of nearly everything else.
 *
 * @param externalKey the host's own key, unique in the store (R001-02)
 * @param owner the user or organisation that owns it (R003-16), {@value #NO_OWNER} for hosts
 *     without owners
 * @param slug its name in URLs, unique per owner (R001-08, R003-18)
 * @param name its display name (R000-44, R001-07, R002-10, R003-17)
 * @param brief a short description (R001-10)
 * @param stage a finer-grained state within the status, defined by the host
 * @param environmentType the environment in which its work runs (R000-49)
 * @param sandbox the configuration of its sandboxes, {@code {}} if it has none (R000-51)
 * @param agentWorkingDir where agents start in new workspaces, relative to the workspace (R002-11)
 * @param remoteProjectId the id of its counterpart in a remote instance, unique in the store
 *     (R002-12)
 * @param repoToken the name of the secret for its code host (R001-13)
 * @param webhookSecret the name of the secret that signs its webhooks (R001-14)
 * @param maxConcurrency how many of its work items may be under lease at a time, at least 1; {@link
 *     #UNLIMITED} for no limit
 * @param gates its quality gates (R001-15)
 * @param e2eRequired whether end-to-end tests must pass (R001-16)
 * @param settings settings that override the host's defaults (R000-54)
 */
@Value.Builder
public record Project(
    ProjectId id,
    @Nullable String externalKey,
    String owner,
    String slug,
    @Nullable String name,
    @Nullable String brief,
    ProjectStatus status,
    @Nullable String stage,
    EnvironmentType environmentType,
    Json sandbox,
    @Nullable String agentWorkingDir,
    @Nullable UUID remoteProjectId,
    @Nullable SecretRef repoToken,
    @Nullable SecretRef webhookSecret,
    int maxConcurrency,
    Json gates,
    boolean e2eRequired,
    Json settings,
    AuditInfo audit)
    implements WithProject, Entity<ProjectId> {

  /** {@code status}. */
  public static final Attribute<Project, ProjectStatus> STATUS =
      Attribute.of("status", ProjectStatus.class, Project::status);

  /** {@code external_key}. */
  public static final TextAttribute<Project> EXTERNAL_KEY =
      Attribute.text("external_key", Project::externalKey);

  /** {@code owner}. */
  public static final TextAttribute<Project> OWNER = Attribute.text("owner", Project::owner);

  /** {@code slug}. */
  public static final TextAttribute<Project> SLUG = Attribute.text("slug", Project::slug);

  /** {@code remote_project_id}. */
  public static final Attribute<Project, UUID> REMOTE_PROJECT_ID =
      Attribute.of("remote_project_id", UUID.class, Project::remoteProjectId);

  /** {@code updated_at}. */
  public static final TimeAttribute<Project> UPDATED_AT =
      Attribute.time("updated_at", Project::updatedAt);

  /** The type descriptor of projects. */
  public static final EntityType<Project, ProjectId> TYPE =
      EntityType.of("project", Project.class, ProjectId.class, ProjectId::new, Project::withAudit)
          .withLifecycle(ProjectStatus.LIFECYCLE, STATUS)
          .unique(EXTERNAL_KEY)
          .unique(OWNER, SLUG)
          .unique(REMOTE_PROJECT_ID)
          .listedBy()
          .listedBy(STATUS)
          .indexed(Index.on(OWNER, UPDATED_AT));

  /** The owner of all projects in hosts without owners. */
  public static final String NO_OWNER = "default";

  /** The {@link #maxConcurrency} that means no limit. Claims never wait for each other then. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  private static final Pattern SLUG_FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  public Project {
    Check.present(id, "project.id");
    Check.optionalLine(externalKey, "project.externalKey", 200);
    Check.line(owner, "project.owner", 200);
    Check.line(slug, "project.slug", 100);
    Check.that(
        SLUG_FORM.matcher(slug).matches(),
        "project.slug",
        "must be lower-case letters and digits joined by single dashes",
        "for example my-shop");
    Check.optionalLine(name, "project.name", 200);
    Check.optionalText(brief, "project.brief", 20_000);
    Check.present(status, "project.status");
    Check.optionalLine(stage, "project.stage", 100);
    Check.present(environmentType, "project.environmentType");
    Check.present(sandbox, "project.sandbox");
    Check.relativePath(agentWorkingDir, "project.agentWorkingDir", 1000);
    Check.atLeast(1, maxConcurrency, "project.maxConcurrency");
    Check.present(gates, "project.gates");
    Check.present(settings, "project.settings");
    Check.present(audit, "project.audit");
  }

  /** Returns a new draft with the owner {@value #NO_OWNER}. */
  public static Project named(String slug, String name, Instant now) {
    Check.present(name, "name");
    return builder().id(ProjectId.next()).slug(slug).name(name).audit(AuditInfo.made(now)).build();
  }

  /** Returns this project as active: from draft, paused or archived. */
  public Project activated() {
    return withStatus(ProjectStatus.LIFECYCLE.require(id, status, ProjectStatus.ACTIVE));
  }

  /** Returns this project as paused. */
  public Project paused() {
    return withStatus(ProjectStatus.LIFECYCLE.require(id, status, ProjectStatus.PAUSED));
  }

  /** Returns this project as archived. Its rows are retained. */
  public Project archived() {
    return withStatus(ProjectStatus.LIFECYCLE.require(id, status, ProjectStatus.ARCHIVED));
  }

  /** Returns a builder that starts from the defaults of a new project. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds projects. */
  public static final class Builder extends ProjectBuilder {
    Builder() {
      owner(NO_OWNER)
          .status(ProjectStatus.DRAFT)
          .environmentType(EnvironmentType.LOCAL)
          .sandbox(Json.EMPTY)
          .maxConcurrency(UNLIMITED)
          .gates(Json.EMPTY)
          .e2eRequired(true)
          .settings(Json.EMPTY);
    }
  }
}
