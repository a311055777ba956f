// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.EntityType;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.Stamp;
import dev.keelson.repository.RepositoryId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.immutables.value.Value;

/**
 * One of the repositories in a workspace (R002-03, R002-127). Called as the board calls it that has
 * it, since {@link WorkspaceRepository} stores workspaces.
 *
 * @param workspaceId the workspace
 * @param repositoryId the repository, once in a workspace
 * @param targetBranch the branch that the work in it is to be merged into (R002-128)
 */
@Value.Builder
public record WorkspaceRepo(
    ProjectId projectId,
    WorkspaceRepoId id,
    WorkspaceId workspaceId,
    RepositoryId repositoryId,
    String targetBranch,
    Stamp stamp)
    implements WithWorkspaceRepo, Entity<WorkspaceRepoId>, ProjectOwned {

  /** What stores need to know about the repositories in workspaces. */
  public static final EntityType<WorkspaceRepo, WorkspaceRepoId> TYPE =
      EntityType.of(
              "workspace_repo",
              WorkspaceRepo.class,
              WorkspaceRepoId.class,
              WorkspaceRepoId::new,
              WorkspaceRepo::withStamp)
          .unique(
              "workspace_id_repository_id", repo -> List.of(repo.workspaceId, repo.repositoryId))
          .belongsTo("workspace_id", WorkspaceRepo::workspaceId)
          .refersTo("repository_id", WorkspaceRepo::repositoryId);

  public WorkspaceRepo {
    Objects.requireNonNull(projectId, "projectId");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(workspaceId, "workspaceId");
    Objects.requireNonNull(repositoryId, "repositoryId");
    Check.line(targetBranch, "workspaceRepo.targetBranch", Workspace.MAX_BRANCH);
    Objects.requireNonNull(stamp, "stamp");
  }

  /** A repository that is put into a workspace. */
  public static WorkspaceRepo in(
      Workspace workspace, RepositoryId repository, String targetBranch, Instant now) {
    return builder()
        .projectId(workspace.projectId())
        .id(WorkspaceRepoId.next())
        .workspaceId(workspace.id())
        .repositoryId(repository)
        .targetBranch(targetBranch)
        .stamp(Stamp.made(now))
        .build();
  }

  /** A builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds the repositories in workspaces. */
  public static final class Builder extends WorkspaceRepoBuilder {
    Builder() {}
  }
}
