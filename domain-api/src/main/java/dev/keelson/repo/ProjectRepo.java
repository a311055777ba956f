// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repo;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.Failure;
import dev.keelson.core.HasFailure;
import dev.keelson.core.HasStatusReason;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.StatusReason;
import dev.keelson.core.Timestamps;
import dev.keelson.query.Attribute;
import dev.keelson.query.EntityType;
import dev.keelson.query.Reference;
import java.time.Instant;
import java.util.Objects;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A repo that a project works on, and the project's copy of it (R002-125, R003-61). What it says of
 * scripts goes before what the repo says (R002-126, canonical rule 10).
 *
 * @param repoId the repo, linked once per project (R003-53)
 * @param status how far the copy is (R000-52)
 * @param statusReason why it is in its status, if there is more to say
 * @param failure why there is no copy; present exactly when the status is {@code error}
 * @param localPath where the copy is, an absolute path (R000-50)
 * @param lastSyncedAt when the copy was last brought up to date, null before the first time
 *     (R000-53)
 * @param setupScript null for the repo's own, empty for none; as are the next two (R002-126)
 * @param parallelSetupScript null for what the repo says
 */
@Value.Builder
public record ProjectRepo(
    ProjectId projectId,
    ProjectRepoId id,
    RepoId repoId,
    CloneStatus status,
    @Nullable StatusReason statusReason,
    @Nullable Failure failure,
    @Nullable String localPath,
    @Nullable Instant lastSyncedAt,
    @Nullable String setupScript,
    @Nullable String cleanupScript,
    @Nullable String copyFiles,
    @Nullable Boolean parallelSetupScript,
    AuditInfo audit)
    implements WithProjectRepo, Entity<ProjectRepoId>, ProjectOwned, HasStatusReason, HasFailure {

  /** {@code status}. */
  public static final Attribute<ProjectRepo, CloneStatus> STATUS =
      Attribute.of("status", CloneStatus.class, ProjectRepo::status);

  /** {@code repo_id}. */
  public static final Reference<ProjectRepo, RepoId> REPO_ID =
      Reference.to("repo_id", RepoId.class, ProjectRepo::repoId);

  /** What stores need to know about links of projects to repos. */
  public static final EntityType<ProjectRepo, ProjectRepoId> TYPE =
      EntityType.of(
              "project_repo",
              ProjectRepo.class,
              ProjectRepoId.class,
              ProjectRepoId::new,
              ProjectRepo::withAudit)
          .withLifecycle(CloneStatus.LIFECYCLE, STATUS)
          .unique(REPO_ID)
          .refersTo(REPO_ID)
          .listedBy()
          .listedBy(STATUS);

  public ProjectRepo {
    Objects.requireNonNull(projectId, "projectId");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(repoId, "repoId");
    Objects.requireNonNull(status, "status");
    Check.that(
        (failure != null) == (status == CloneStatus.ERROR),
        "projectRepo.failure",
        "is present exactly when the status is error",
        "move the link with its methods");
    Check.absolutePath(localPath, "projectRepo.localPath", 2000);
    lastSyncedAt = Timestamps.ofNullable(lastSyncedAt);
    Check.optionalText(setupScript, "projectRepo.setupScript", Repo.MAX_SCRIPT);
    Check.optionalText(cleanupScript, "projectRepo.cleanupScript", Repo.MAX_SCRIPT);
    Check.optionalText(copyFiles, "projectRepo.copyFiles", Repo.MAX_SCRIPT);
    Objects.requireNonNull(audit, "audit");
  }

  /** A new link to a repo that has yet to be cloned. */
  public static ProjectRepo linking(ProjectId project, RepoId repo, Instant now) {
    return builder()
        .projectId(project)
        .id(ProjectRepoId.next())
        .repoId(repo)
        .audit(AuditInfo.made(now))
        .build();
  }

  /** A new link to a repo that is used where it is, and so is ready at once. */
  public static ProjectRepo inPlace(ProjectId project, Repo repo, Instant now) {
    return builder()
        .from(linking(project, repo.id(), now))
        .status(CloneStatus.READY)
        .localPath(repo.path())
        .build();
  }

  /** This link while the copy is made, made again after an error, or brought up to date. */
  public ProjectRepo cloning() {
    return moved(CloneStatus.CLONING, null);
  }

  /** This link with the copy as new as the repo. */
  public ProjectRepo synced(String path, Instant now) {
    return builder().from(moved(CloneStatus.READY, null)).localPath(path).lastSyncedAt(now).build();
  }

  /** This link after the copy could not be made or brought up to date. */
  public ProjectRepo failed(Failure why) {
    return moved(CloneStatus.ERROR, why);
  }

  private ProjectRepo moved(CloneStatus next, @Nullable Failure why) {
    return builder()
        .from(this)
        .status(CloneStatus.LIFECYCLE.require(id, status, next))
        .statusReason(null)
        .failure(why)
        .build();
  }

  /**
   * What runs in this project's workspaces: what the link says, else what the repo says.
   *
   * @param repo the one that is linked
   * @throws dev.keelson.core.InvalidValueException if it is another one
   */
  public Scripts scripts(Repo repo) {
    Check.that(
        repo.id().equals(repoId),
        "repo",
        "must be the one that is linked",
        "get it by the link's repoId");
    return Scripts.builder()
        .setup(chosen(setupScript, repo.setupScript()))
        .cleanup(chosen(cleanupScript, repo.cleanupScript()))
        .archive(repo.archiveScript())
        .devServer(repo.devServerScript())
        .copyFiles(chosen(copyFiles, repo.copyFiles()))
        .parallelSetup(
            parallelSetupScript == null ? repo.parallelSetupScript() : parallelSetupScript)
        .build();
  }

  private static @Nullable String chosen(@Nullable String own, @Nullable String general) {
    String text = own == null ? general : own;
    return text == null || text.isEmpty() ? null : text;
  }

  /** A builder that starts from the defaults of a new link. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds links of projects to repos. */
  public static final class Builder extends ProjectRepoBuilder {
    Builder() {
      status(CloneStatus.PENDING);
    }
  }
}
