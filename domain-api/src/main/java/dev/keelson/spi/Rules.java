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
 * The rules that types can't declare because they involve other values: a store reads those values
 * and calls these checks. Each method throws an {@link InvalidValueException} or returns.
 */
public final class Rules {

  private Rules() {}

  /** Checks that a repo does not become exclusive while another project links it. */
  public static void checkAlone(Repo repo, boolean linkedByOthers) {
    Check.that(
        repo.exclusiveProjectId() == null || !linkedByOthers,
        "repo.exclusiveProjectId",
        "must be a project that alone links the repo",
        "take the links of the others away first");
  }

  /** Checks that a link is not to a repo that is exclusive to another project. */
  public static void checkExclusive(ProjectRepo link, Repo repo) {
    ProjectId exclusive = repo.exclusiveProjectId();
    Check.that(
        exclusive == null || exclusive.equals(link.projectId()),
        "projectRepo.repoId",
        "must be a repo that the project may use",
        "it is exclusive to another project");
  }

  /** Checks that an update does not turn an artifact into another artifact or another version. */
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
   * Checks that a process with a {@link CodingAgentTurn} runs an agent. Applies to a new turn, and
   * to an update of a process that has one (R002-63).
   */
  public static void requireAgent(ExecutionProcess process) {
    Check.that(
        process.kind().equals(ProcessKind.CODING_AGENT),
        "executionProcess.kind",
        "must be %s for a process with a turn".formatted(ProcessKind.CODING_AGENT),
        "it is " + process.kind());
  }
}
