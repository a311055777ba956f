// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import dev.keelson.Keelson;
import dev.keelson.agent.Agent;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Claims work of one project as an agent, opens or finds its run, and finishes it. */
final class Worker {

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Keelson keelson;
  private final Agent agent;
  private final Duration lease;
  private final Path home;
  private final Terminal terminal;

  Worker(Keelson keelson, Agent agent, Duration lease, Path home, Terminal terminal) {
    this.keelson = keelson;
    this.agent = agent;
    this.lease = lease;
    this.home = home;
    this.terminal = terminal;
  }

  /** Works on the next item of the project and returns the run. */
  RunId work(ProjectId project, Approver approver) throws IOException, InterruptedException {
    Claim claim = claim(project);
    RunId run = new Plan(keelson, agent, home).open(claim.item());
    Job job = new Job(keelson, claim, run, home);
    try (Heartbeat heartbeat = Heartbeat.of(keelson.workQueue(), claim.lease(), lease)) {
      Orphans.end(job, terminal);
      new Execution(job, new Actions(approver), terminal, heartbeat).finish();
    } catch (Approver.Unanswered | CommandRun.Interrupted e) {
      keelson.workQueue().release(claim.lease());
      throw e;
    }
    return run;
  }

  /** The lease of a worker that was killed must run out first; then the ordinary claim gets it. */
  private Claim claim(ProjectId project) throws InterruptedException {
    ClaimRequest request = ClaimRequest.by(agent.id()).in(project).leasedFor(lease);
    for (boolean told = false; ; told = true) {
      List<Claim> claims = keelson.workQueue().claim(request);
      if (!claims.isEmpty()) {
        Claim claim = claims.getFirst();
        terminal.say(
            "claimed  %s, lease %s of %s s"
                .formatted(claim.item().id(), claim.lease().token(), lease.toSeconds()));
        return claim;
      }
      if (!told) {
        terminal.say("waiting  for the lease of the killed worker to run out");
      }
      Thread.sleep(PAUSE);
    }
  }
}
