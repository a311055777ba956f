// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import dev.keelson.ProjectScope;
import dev.keelson.core.Page;
import dev.keelson.core.StatusReason;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.ExecutionProcessStatus;
import dev.keelson.workspace.Session;
import dev.keelson.workspace.SessionStatus;
import java.time.Instant;
import java.util.List;

/**
 * What a killed program left running: commands that nobody waits for, and rows that seem to run.
 * Whoever holds the lease now ends them before it goes on.
 */
final class Orphans {

  private Orphans() {}

  /** Ends the processes, then their rows. What they wrote stays. */
  static void end(Job job, Terminal terminal) {
    ProjectScope project = job.project();
    Session session = job.workplace().session();
    List<ExecutionProcess> orphans =
        Page.all(page -> project.processes().findBySession(session.id(), page)).stream()
            .filter(process -> process.status() == ExecutionProcessStatus.RUNNING)
            .toList();
    for (ExecutionProcess orphan : orphans) {
      Leftover.of(orphan).flatMap(Leftover::find).ifPresent(Leftover::endTree);
      Instant now = Instant.now();
      project.processes().update(orphan.id(), it -> it.killed(StatusReason.INTERRUPTED, now));
      terminal.say("ended    what was left of " + orphan.kind());
    }
    if (session.status() == SessionStatus.RUNNING) {
      project.sessions().update(session.id(), it -> it.ready(Instant.now()));
    }
  }
}
