// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repository;

import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.EntityType;
import dev.keelson.core.Explained;
import dev.keelson.core.Failure;
import dev.keelson.core.Fallible;
import dev.keelson.core.Micros;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.Stamp;
import dev.keelson.core.StatusReason;
import java.time.Instant;
import java.util.Objects;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A repository that a project works on, and the project's copy of it (R002-125, R003-61). What it
 * says of scripts goes before what the repository says (R002-126, canonical rule 10).
 *
 * @param repositoryId the repository, linked once per project (R003-53)
 * @param status how far the copy is (R000-52)
 * @param statusReason why it is in its status, if there is more to say
 * @param failure why there is no copy; present exactly when the status is {@code error}
 * @param localPath where the copy is, an absolute path (R000-50)
 * @param lastSyncedAt when the copy was last brought up to date, null before the first time
 *     (R000-53)
 * @param setupScript null for the repository's own, empty for none; as are the next two (R002-126)
 * @param parallelSetupScript null for what the repository says
 */
@Value.Builder
public record ProjectRepository(
    ProjectId projectId,
    ProjectRepositoryId id,
    RepositoryId repositoryId,
    CloneStatus status,
    @Nullable StatusReason statusReason,
    @Nullable Failure failure,
    @Nullable String localPath,
    @Nullable Instant lastSyncedAt,
    @Nullable String setupScript,
    @Nullable String cleanupScript,
    @Nullable String copyFiles,
    @Nullable Boolean parallelSetupScript,
    Stamp stamp)
    implements WithProjectRepository,
        Entity<ProjectRepositoryId>,
        ProjectOwned,
        Explained,
        Fallible {

  /** What stores need to know about links of projects to repositories. */
  public static final EntityType<ProjectRepository, ProjectRepositoryId> TYPE =
      EntityType.of(
              "project_repository",
              ProjectRepository.class,
              ProjectRepositoryId.class,
              ProjectRepositoryId::new,
              ProjectRepository::withStamp)
          .living(CloneStatus.LIFECYCLE, ProjectRepository::status)
          .unique("repository_id", ProjectRepository::repositoryId)
          .refersTo("repository_id", ProjectRepository::repositoryId);

  public ProjectRepository {
    Objects.requireNonNull(projectId, "projectId");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(repositoryId, "repositoryId");
    Objects.requireNonNull(status, "status");
    Check.that(
        (failure != null) == (status == CloneStatus.ERROR),
        "projectRepository.failure",
        "is present exactly when the status is error",
        "move the link with its methods");
    Check.absolutePath(localPath, "projectRepository.localPath", 2000);
    lastSyncedAt = Micros.ofNullable(lastSyncedAt);
    Check.optionalText(setupScript, "projectRepository.setupScript", Repository.MAX_SCRIPT);
    Check.optionalText(cleanupScript, "projectRepository.cleanupScript", Repository.MAX_SCRIPT);
    Check.optionalText(copyFiles, "projectRepository.copyFiles", Repository.MAX_SCRIPT);
    Objects.requireNonNull(stamp, "stamp");
  }

  /** A new link to a repository that has yet to be cloned. */
  public static ProjectRepository linking(ProjectId project, RepositoryId repository, Instant now) {
    return builder()
        .projectId(project)
        .id(ProjectRepositoryId.next())
        .repositoryId(repository)
        .stamp(Stamp.made(now))
        .build();
  }

  /** A new link to a repository that is used where it is, and so is ready at once. */
  public static ProjectRepository inPlace(ProjectId project, Repository repository, Instant now) {
    return builder()
        .from(linking(project, repository.id(), now))
        .status(CloneStatus.READY)
        .localPath(repository.path())
        .build();
  }

  /**
   * For stores: refuses a link to a repository that is exclusive to another project.
   *
   * @throws dev.keelson.core.InvalidValueException if it is
   */
  public void checkExclusive(Repository repository) {
    ProjectId exclusive = repository.exclusiveProjectId();
    Check.that(
        exclusive == null || exclusive.equals(projectId),
        "projectRepository.repositoryId",
        "must be a repository that the project may use",
        "it is exclusive to another project");
  }

  /** This link while the copy is made, made again after an error, or brought up to date. */
  public ProjectRepository cloning() {
    return moved(CloneStatus.CLONING, null);
  }

  /** This link with the copy as new as the repository. */
  public ProjectRepository synced(String path, Instant now) {
    return builder().from(moved(CloneStatus.READY, null)).localPath(path).lastSyncedAt(now).build();
  }

  /** This link after the copy could not be made or brought up to date. */
  public ProjectRepository failed(Failure why) {
    return moved(CloneStatus.ERROR, why);
  }

  private ProjectRepository moved(CloneStatus next, @Nullable Failure why) {
    return builder()
        .from(this)
        .status(CloneStatus.LIFECYCLE.require(id, status, next))
        .statusReason(null)
        .failure(why)
        .build();
  }

  /**
   * What runs in this project's workspaces: what the link says, else what the repository says.
   *
   * @param repository the one that is linked
   * @throws dev.keelson.core.InvalidValueException if it is another one
   */
  public Scripts scripts(Repository repository) {
    Check.that(
        repository.id().equals(repositoryId),
        "repository",
        "must be the one that is linked",
        "get it by the link's repositoryId");
    return new Scripts(
        chosen(setupScript, repository.setupScript()),
        chosen(cleanupScript, repository.cleanupScript()),
        repository.archiveScript(),
        repository.devServerScript(),
        chosen(copyFiles, repository.copyFiles()),
        parallelSetupScript == null ? repository.parallelSetupScript() : parallelSetupScript);
  }

  private static @Nullable String chosen(@Nullable String own, @Nullable String general) {
    String text = own == null ? general : own;
    return text == null || text.isEmpty() ? null : text;
  }

  /** A builder that starts from the defaults of a new link. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds links of projects to repositories. */
  public static final class Builder extends ProjectRepositoryBuilder {
    Builder() {
      status(CloneStatus.PENDING);
    }
  }
}
