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
import org.jspecify.annotations.Nullable;

/**
 * What a process found and left in one repository of its workspace (R002-130).
 *
 * @param processId the process
 * @param repositoryId the repository, once for a process
 * @param beforeHeadCommit the commit that it found (R002-131)
 * @param afterHeadCommit the commit that it left (R002-132)
 * @param mergeCommit the commit by which its work was merged (R002-133)
 */
@Value.Builder
public record ProcessRepositoryState(
    ProjectId projectId,
    ProcessRepositoryStateId id,
    ExecutionProcessId processId,
    RepositoryId repositoryId,
    @Nullable String beforeHeadCommit,
    @Nullable String afterHeadCommit,
    @Nullable String mergeCommit,
    Stamp stamp)
    implements WithProcessRepositoryState, Entity<ProcessRepositoryStateId>, ProjectOwned {

  /** What stores need to know about the states of repositories. */
  public static final EntityType<ProcessRepositoryState, ProcessRepositoryStateId> TYPE =
      EntityType.of(
              "process_repository_state",
              ProcessRepositoryState.class,
              ProcessRepositoryStateId.class,
              ProcessRepositoryStateId::new,
              ProcessRepositoryState::withStamp)
          .unique("process_id_repository_id", state -> List.of(state.processId, state.repositoryId))
          .belongsTo("process_id", ProcessRepositoryState::processId)
          .refersTo("repository_id", ProcessRepositoryState::repositoryId);

  public ProcessRepositoryState {
    Objects.requireNonNull(projectId, "projectId");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(processId, "processId");
    Objects.requireNonNull(repositoryId, "repositoryId");
    Check.optionalLine(beforeHeadCommit, "processRepositoryState.beforeHeadCommit", 64);
    Check.optionalLine(afterHeadCommit, "processRepositoryState.afterHeadCommit", 64);
    Check.optionalLine(mergeCommit, "processRepositoryState.mergeCommit", 64);
    Objects.requireNonNull(stamp, "stamp");
  }

  /** What a process found when it started. */
  public static ProcessRepositoryState before(
      ExecutionProcess process, RepositoryId repository, String headCommit, Instant now) {
    return builder()
        .projectId(process.projectId())
        .id(ProcessRepositoryStateId.next())
        .processId(process.id())
        .repositoryId(repository)
        .beforeHeadCommit(headCommit)
        .stamp(Stamp.made(now))
        .build();
  }

  /** A builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds the states of repositories. */
  public static final class Builder extends ProcessRepositoryStateBuilder {
    Builder() {}
  }
}
