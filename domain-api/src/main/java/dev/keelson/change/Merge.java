// SPDX-License-Identifier: Apache-2.0
package dev.keelson.change;

import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.EntityType;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.Stamp;
import dev.keelson.repository.RepositoryId;
import dev.keelson.workspace.Workspace;
import dev.keelson.workspace.WorkspaceId;
import dev.keelson.workspace.WorkspaceRepo;
import java.time.Instant;
import java.util.Objects;
import org.immutables.value.Value;

/**
 * How the work in one repository of a workspace was merged. A workspace may have many, also of one
 * repository (R002-79, R002-90).
 *
 * @param workspaceId the workspace (R002-80)
 * @param repositoryId the repository (R002-81)
 * @param targetBranch the branch that the work was merged into (R002-82)
 * @param method how (R002-83)
 */
@Value.Builder
public record Merge(
    ProjectId projectId,
    MergeId id,
    WorkspaceId workspaceId,
    RepositoryId repositoryId,
    String targetBranch,
    MergeMethod method,
    Stamp stamp)
    implements WithMerge, Entity<MergeId>, ProjectOwned {

  /** What stores need to know about merges. */
  public static final EntityType<Merge, MergeId> TYPE =
      EntityType.of("merge", Merge.class, MergeId.class, MergeId::new, Merge::withStamp)
          .belongsTo("workspace_id", Merge::workspaceId)
          .refersTo("repository_id", Merge::repositoryId);

  public Merge {
    Objects.requireNonNull(projectId, "projectId");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(workspaceId, "workspaceId");
    Objects.requireNonNull(repositoryId, "repositoryId");
    Check.line(targetBranch, "merge.targetBranch", Workspace.MAX_BRANCH);
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(stamp, "stamp");
  }

  /** A merge of the work in a workspace's repository into its target branch. */
  public static Merge of(WorkspaceRepo repo, MergeMethod method, Instant now) {
    return builder()
        .projectId(repo.projectId())
        .id(MergeId.next())
        .workspaceId(repo.workspaceId())
        .repositoryId(repo.repositoryId())
        .targetBranch(repo.targetBranch())
        .method(method)
        .stamp(Stamp.made(now))
        .build();
  }

  /** A builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds merges. */
  public static final class Builder extends MergeBuilder {
    Builder() {}
  }
}
