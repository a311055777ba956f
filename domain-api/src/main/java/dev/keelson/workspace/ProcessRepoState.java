// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.query.EntityType;
import dev.keelson.query.Reference;
import dev.keelson.repo.RepoId;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The state of one repo of a workspace before and after a process (R002-130).
 *
 * @param processId the process
 * @param repoId the repo, unique per process
 * @param beforeHeadCommit the head commit before the process (R002-131)
 * @param afterHeadCommit the head commit after the process (R002-132)
 * @param mergeCommit the commit by which its work was merged (R002-133)
 */
@Value.Builder
public record ProcessRepoState(
    ProjectId projectId,
    ProcessRepoStateId id,
    ExecutionProcessId processId,
    RepoId repoId,
    @Nullable String beforeHeadCommit,
    @Nullable String afterHeadCommit,
    @Nullable String mergeCommit,
    AuditInfo audit)
    implements WithProcessRepoState, Entity<ProcessRepoStateId>, ProjectOwned {

  /** {@code process_id}. */
  public static final Reference<ProcessRepoState, ExecutionProcessId> PROCESS_ID =
      Reference.to("process_id", ExecutionProcessId.class, ProcessRepoState::processId);

  /** {@code repo_id}. */
  public static final Reference<ProcessRepoState, RepoId> REPO_ID =
      Reference.to("repo_id", RepoId.class, ProcessRepoState::repoId);

  /** The type descriptor of the states of repos. */
  public static final EntityType<ProcessRepoState, ProcessRepoStateId> TYPE =
      EntityType.of(
              "process_repo_state",
              ProcessRepoState.class,
              ProcessRepoStateId.class,
              ProcessRepoStateId::new,
              ProcessRepoState::withAudit)
          .unique(PROCESS_ID, REPO_ID)
          .ownedBy(PROCESS_ID)
          .refersTo(REPO_ID)
          .listedBy(PROCESS_ID)
          .fixed(PROCESS_ID, REPO_ID);

  public ProcessRepoState {
    Check.present(projectId, "processRepoState.projectId");
    Check.present(id, "processRepoState.id");
    Check.present(processId, "processRepoState.processId");
    Check.present(repoId, "processRepoState.repoId");
    Check.optionalLine(beforeHeadCommit, "processRepoState.beforeHeadCommit", 64);
    Check.optionalLine(afterHeadCommit, "processRepoState.afterHeadCommit", 64);
    Check.optionalLine(mergeCommit, "processRepoState.mergeCommit", 64);
    Check.present(audit, "processRepoState.audit");
  }

  /** Returns the state of a repo when a process started. */
  public static ProcessRepoState before(
      ExecutionProcess process, RepoId repo, String headCommit, Instant now) {
    Check.present(process, "process");
    Check.present(headCommit, "headCommit");
    return builder()
        .projectId(process.projectId())
        .id(ProcessRepoStateId.next())
        .processId(process.id())
        .repoId(repo)
        .beforeHeadCommit(headCommit)
        .audit(AuditInfo.made(now))
        .build();
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds the states of repos. */
  public static final class Builder extends ProcessRepoStateBuilder {
    Builder() {}
  }
}
