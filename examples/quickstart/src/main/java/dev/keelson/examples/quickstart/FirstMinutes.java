// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

// tag::first[]
import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.agent.Agent;
import dev.keelson.core.Actor;
import dev.keelson.core.Json;
import dev.keelson.memory.MemoryKeelson;
import dev.keelson.project.Project;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.story.RunStory;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import java.time.Instant;

/** Files work, claims it, does it step by step, and prints what happened. */
final class FirstMinutes {

  public static void main(String[] args) {
    System.out.println(story());
  }

  static String story() {
    Instant now = Instant.now();
    Keelson keelson = MemoryKeelson.create(); // or JooqKeelson.over(dataSource)
    Project shop = keelson.projects().insert(Project.named("shop", "The shop", now));
    Agent coder = keelson.agents().insert(Agent.named("coder", "The coder", now));

    // somebody files work
    ProjectScope asAna = keelson.actingAs(Actor.user("ana")).project(shop.id());
    asAna.workItems().insert(WorkItem.titled(shop.id(), "Mend the login test", now));

    // an agent claims it, anywhere, and works under the lease that it gets
    Keelson asCoder = keelson.actingAs(coder.id().actor());
    Claim claim = asCoder.workQueue().claim(ClaimRequest.by(coder.id()).everywhere()).getFirst();
    ProjectScope project = asCoder.project(claim.item().projectId()).under(claim.lease());
    Run run = Run.at(project.id(), claim.item().id(), coder.id(), now);
    project.runs().insert(run.running(now));

    // a step is recorded once in its run: begun again, it returns the recorded result
    RunStep step = RunStep.planned(run, 0, "mend", "Mend the test", now);
    step = project.stepLedger().begin(claim.lease(), step);
    project.stepLedger().complete(claim.lease(), step.id(), Json.EMPTY.with("tests", "green"));

    project.runs().update(run.id(), it -> it.completed(Instant.now()));
    asCoder.workQueue().complete(claim.lease(), Outcome.success());
    return RunStory.of(project, run.id()).toText();
  }
}
// end::first[]
