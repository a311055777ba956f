// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.WorkspaceId;
import dev.keelson.query.EntityType;
import dev.keelson.query.Reference;
import dev.keelson.repo.RepoId;
import java.time.Instant;
import org.immutables.value.Value;

/**
 * A repo in a workspace (R002-03, R002-127). Not to be confused with {@link WorkspaceRepository},
 * which stores workspaces.
 *
 * @param workspaceId the workspace
 * @param repoId the repo, unique in the workspace
 * @param targetBranch the branch that the work in it is to be merged into (R002-128)
 */
@Value.Builder
public record WorkspaceRepo(
    ProjectId projectId,
    WorkspaceRepoId id,
    WorkspaceId workspaceId,
    RepoId repoId,
    String targetBranch,
    AuditInfo audit)
    implements WithWorkspaceRepo, Entity<WorkspaceRepoId>, ProjectOwned {

  /** {@code workspace_id}. */
  public static final Reference<WorkspaceRepo, WorkspaceId> WORKSPACE_ID =
      Reference.to("workspace_id", WorkspaceId.class, WorkspaceRepo::workspaceId);

  /** {@code repo_id}. */
  public static final Reference<WorkspaceRepo, RepoId> REPO_ID =
      Reference.to("repo_id", RepoId.class, WorkspaceRepo::repoId);

  /** The type descriptor of the repos in workspaces. */
  public static final EntityType<WorkspaceRepo, WorkspaceRepoId> TYPE =
      EntityType.of(
              "workspace_repo",
              WorkspaceRepo.class,
              WorkspaceRepoId.class,
              WorkspaceRepoId::new,
              WorkspaceRepo::withAudit)
          .unique(WORKSPACE_ID, REPO_ID)
          .ownedBy(WORKSPACE_ID)
          .refersTo(REPO_ID)
          .listedBy(WORKSPACE_ID)
          .fixed(WORKSPACE_ID, REPO_ID);

  public WorkspaceRepo {
    Check.present(projectId, "workspaceRepo.projectId");
    Check.present(id, "workspaceRepo.id");
    Check.present(workspaceId, "workspaceRepo.workspaceId");
    Check.present(repoId, "workspaceRepo.repoId");
    Check.line(targetBranch, "workspaceRepo.targetBranch", Workspace.MAX_BRANCH);
    Check.present(audit, "workspaceRepo.audit");
  }

  /** Returns a link that adds a repo to a workspace. */
  public static WorkspaceRepo in(
      Workspace workspace, RepoId repo, String targetBranch, Instant now) {
    Check.present(workspace, "workspace");
    return builder()
        .projectId(workspace.projectId())
        .id(WorkspaceRepoId.next())
        .workspaceId(workspace.id())
        .repoId(repo)
        .targetBranch(targetBranch)
        .audit(AuditInfo.made(now))
        .build();
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds the repos in workspaces. */
  public static final class Builder extends WorkspaceRepoBuilder {
    Builder() {}
  }
}
