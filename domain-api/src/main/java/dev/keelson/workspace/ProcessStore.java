// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.AppendOnlyLog;

/** The part of a project's store that keeps processes and what they did. */
public interface ProcessStore {

  /** The processes of the project's sessions. */
  ExecutionProcessRepository processes();

  /** What processes wrote. */
  AppendOnlyLog<LogChunk, ExecutionProcessId> processLog();

  /** What processes found and left in repos. */
  ProcessRepoStateRepository processRepoStates();

  /** What agents were asked and said. */
  CodingAgentTurnRepository codingAgentTurns();
}
