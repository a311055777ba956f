// SPDX-License-Identifier: Apache-2.0
package dev.keelson.change;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.WorkspaceId;
import dev.keelson.query.EntityType;
import dev.keelson.query.Reference;
import dev.keelson.repo.RepoId;
import dev.keelson.workspace.Workspace;
import dev.keelson.workspace.WorkspaceRepo;
import java.time.Instant;
import org.immutables.value.Value;

/**
 * A merge of the work in one repo of a workspace. A workspace may have several, also for one repo
 * (R002-79, R002-90).
 *
 * @param workspaceId the workspace (R002-80)
 * @param repoId the repo (R002-81)
 * @param targetBranch the branch that the work was merged into (R002-82)
 * @param method how it was merged (R002-83)
 */
@Value.Builder
public record Merge(
    ProjectId projectId,
    MergeId id,
    WorkspaceId workspaceId,
    RepoId repoId,
    String targetBranch,
    MergeMethod method,
    AuditInfo audit)
    implements WithMerge, Entity<MergeId>, ProjectOwned {

  /** {@code workspace_id}. */
  public static final Reference<Merge, WorkspaceId> WORKSPACE_ID =
      Reference.to("workspace_id", WorkspaceId.class, Merge::workspaceId);

  /** {@code repo_id}. */
  public static final Reference<Merge, RepoId> REPO_ID =
      Reference.to("repo_id", RepoId.class, Merge::repoId);

  /** The type descriptor of merges. */
  public static final EntityType<Merge, MergeId> TYPE =
      EntityType.of("merge", Merge.class, MergeId.class, MergeId::new, Merge::withAudit)
          .ownedBy(WORKSPACE_ID)
          .refersTo(REPO_ID)
          .listedBy(WORKSPACE_ID)
          .fixed(WORKSPACE_ID, REPO_ID);

  public Merge {
    Check.present(projectId, "merge.projectId");
    Check.present(id, "merge.id");
    Check.present(workspaceId, "merge.workspaceId");
    Check.present(repoId, "merge.repoId");
    Check.line(targetBranch, "merge.targetBranch", Workspace.MAX_BRANCH);
    Check.present(method, "merge.method");
    Check.present(audit, "merge.audit");
  }

  /** Returns a merge of the work in a workspace's repo into its target branch. */
  public static Merge of(WorkspaceRepo repo, MergeMethod method, Instant now) {
    Check.present(repo, "repo");
    return builder()
        .projectId(repo.projectId())
        .id(MergeId.next())
        .workspaceId(repo.workspaceId())
        .repoId(repo.repoId())
        .targetBranch(repo.targetBranch())
        .method(method)
        .audit(AuditInfo.made(now))
        .build();
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds merges. */
  public static final class Builder extends MergeBuilder {
    Builder() {}
  }
}
