// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.core.Json;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.work.Claim;
import dev.keelson.work.Lease;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * A run of a claimed work item.
 *
 * @param keelson the store, signing as the agent
 * @param home where worktrees are kept
 */
record Job(Keelson keelson, Claim claim, RunId runId, Path home) {

  ProjectId projectId() {
    return claim.item().projectId();
  }

  /** The project, in which everything is written under the lease of this job. */
  ProjectScope project() {
    return keelson.project(projectId()).under(lease());
  }

  Lease lease() {
    return claim.lease();
  }

  Task task() {
    return Task.of(claim.item());
  }

  Run run() {
    return project().runs().get(runId);
  }

  Workplace workplace() {
    return Workplace.of(project(), runId);
  }

  Worktree worktree() {
    return workplace().worktree(task().repo());
  }

  /** The commit that the work starts from. */
  String base() {
    return output(Workflow.PREPARE).requireText("base");
  }

  /** Where this run keeps its files. */
  Path directory() {
    return directory(home, runId);
  }

  static Path directory(Path home, RunId run) {
    return home.resolve("runs").resolve(run.toString());
  }

  /** The stored step of that key. */
  RunStep step(String key) {
    return project().steps().findByKey(runId, key).orElseThrow(() -> new NotFoundException(runId));
  }

  /** What an earlier step recorded, in this process or in one that was killed since. */
  Json output(String key) {
    return step(key).output();
  }

  /** Writes that belong together. */
  <R> R together(Function<ProjectScope, R> writes) {
    return keelson.inTransaction(tx -> writes.apply(tx.project(projectId()).under(lease())));
  }
}
