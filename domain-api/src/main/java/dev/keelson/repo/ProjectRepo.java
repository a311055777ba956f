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
import dev.keelson.query.Content;
import dev.keelson.query.EntityType;
import dev.keelson.query.Reference;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A link from a project to a repo that it works on, with the project's clone of it (R002-125,
 * R003-61). Its scripts override those of the repo (R002-126).
 *
 * @param repoId the repo, linked once per project (R003-53)
 * @param status the status of the clone (R000-52)
 * @param statusReason the reason for its status, or null
 * @param failure why the clone failed; present exactly when the status is {@code error}
 * @param localPath the absolute path of the clone (R000-50)
 * @param lastSyncedAt when the clone was last synchronized, null before the first time (R000-53)
 * @param setupScript null for the repo's script, empty for none; likewise the next two (R002-126)
 * @param parallelSetupScript null for the repo's setting
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

  /** {@code project_id}. */
  public static final Reference<ProjectRepo, ProjectId> PROJECT_ID =
      Reference.to("project_id", ProjectId.class, ProjectRepo::projectId);

  /** {@code repo_id}. */
  public static final Reference<ProjectRepo, RepoId> REPO_ID =
      Reference.to("repo_id", RepoId.class, ProjectRepo::repoId);

  /** The type descriptor of links of projects to repos. */
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
          .listedBy(STATUS)
          .withContents(Content.failure(ProjectRepo::failure, ProjectRepo::withFailure));

  public ProjectRepo {
    Check.present(projectId, "projectRepo.projectId");
    Check.present(id, "projectRepo.id");
    Check.present(repoId, "projectRepo.repoId");
    Check.present(status, "projectRepo.status");
    Check.presentExactly(
        failure, status == CloneStatus.ERROR, "projectRepo.failure", "the status is error");
    Check.absolutePath(localPath, "projectRepo.localPath", 2000);
    lastSyncedAt = Timestamps.ofNullable(lastSyncedAt);
    Check.optionalText(setupScript, "projectRepo.setupScript", Repo.MAX_SCRIPT);
    Check.optionalText(cleanupScript, "projectRepo.cleanupScript", Repo.MAX_SCRIPT);
    Check.optionalText(copyFiles, "projectRepo.copyFiles", Repo.MAX_SCRIPT);
    Check.present(audit, "projectRepo.audit");
  }

  /** Returns a new link to a repo that is not cloned yet. */
  public static ProjectRepo linking(ProjectId project, RepoId repo, Instant now) {
    return builder()
        .projectId(project)
        .id(ProjectRepoId.next())
        .repoId(repo)
        .audit(AuditInfo.made(now))
        .build();
  }

  /** Returns a new link to a repo that is used in place, and so is ready immediately. */
  public static ProjectRepo inPlace(ProjectId project, Repo repo, Instant now) {
    Check.present(repo, "repo");
    return builder()
        .from(linking(project, repo.id(), now))
        .status(CloneStatus.READY)
        .localPath(repo.path())
        .build();
  }

  /** Returns this link as cloning: for the first time, again after an error, or to synchronize. */
  public ProjectRepo cloning() {
    return moved(CloneStatus.CLONING, null);
  }

  /** Returns this link as ready, with the clone synchronized at {@code now}. */
  public ProjectRepo synced(String path, Instant now) {
    return builder().from(moved(CloneStatus.READY, null)).localPath(path).lastSyncedAt(now).build();
  }

  /** Returns this link as failed, after the clone could not be created or synchronized. */
  public ProjectRepo failed(Failure failure) {
    return moved(CloneStatus.ERROR, Check.present(failure, "failure"));
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
   * Returns the effective scripts for this project's workspaces: those of the link, else those of
   * the repo.
   *
   * @param repo the linked repo
   * @throws dev.keelson.core.InvalidValueException if it is another repo
   */
  public Scripts scripts(Repo repo) {
    Check.present(repo, "repo");
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

  /** Returns a builder that starts from the defaults of a new link. */
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
