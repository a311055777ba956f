// SPDX-License-Identifier: Apache-2.0
package dev.keelson.spi;

import dev.keelson.artifact.Artifact;
import dev.keelson.core.Check;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.ProjectId;
import dev.keelson.repo.ProjectRepo;
import dev.keelson.repo.Repo;
import dev.keelson.workspace.CodingAgentTurn;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.ProcessKind;

/**
 * The rules that types can't declare, since they look at other values too: a store finds these, and
 * asks here. Each refuses with an {@link InvalidValueException}, or returns.
 */
public final class Rules {

  private Rules() {}

  /** Refuses that a repo becomes exclusive while another project is linked. */
  public static void checkAlone(Repo repo, boolean linkedByOthers) {
    Check.that(
        repo.exclusiveProjectId() == null || !linkedByOthers,
        "repo.exclusiveProjectId",
        "must be a project that alone links the repo",
        "take the links of the others away first");
  }

  /** Refuses a link to a repo that is exclusive to another project. */
  public static void checkExclusive(ProjectRepo link, Repo repo) {
    ProjectId exclusive = repo.exclusiveProjectId();
    Check.that(
        exclusive == null || exclusive.equals(link.projectId()),
        "projectRepo.repoId",
        "must be a repo that the project may use",
        "it is exclusive to another project");
  }

  /** Refuses to write an artifact over one that is another artifact, or another version. */
  public static void checkPlace(Artifact changed, Artifact stored) {
    Check.that(
        changed.kind().equals(stored.kind())
            && changed.logicalKey().equals(stored.logicalKey())
            && changed.revision() == stored.revision(),
        "artifact.revision",
        "must stay what the store gave it, as kind and logical key do",
        "insert a new version");
  }

  /**
   * Refuses a {@link CodingAgentTurn} of a process that runs no agent, and the other way round, a
   * process that shall run none though it has a turn (R002-63).
   */
  public static void requireAgent(ExecutionProcess process) {
    Check.that(
        process.kind().equals(ProcessKind.CODING_AGENT),
        "executionProcess.kind",
        "must be %s for a process with a turn".formatted(ProcessKind.CODING_AGENT),
        "it is " + process.kind());
  }
}
