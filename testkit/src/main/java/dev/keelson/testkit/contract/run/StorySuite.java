// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.keelson.ProjectScope;
import dev.keelson.agent.Agent;
import dev.keelson.core.Failure;
import dev.keelson.core.PageRequest;
import dev.keelson.run.Run;
import dev.keelson.story.RunStory;
import dev.keelson.story.StoryEvent;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.fixtures.ExecutionProcesses;
import dev.keelson.testkit.fixtures.LogChunks;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.Runs;
import dev.keelson.testkit.fixtures.Sessions;
import dev.keelson.work.Claim;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.Session;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The story of a run. */
public abstract class StorySuite extends Suite {

  @Test
  final void takes_no_more_statements_for_many_sessions_and_processes_than_for_one() {
    Run small = lived(1);
    Run large = lived(6);
    OptionalInt few = fixture.statementsOf(() -> story(small, 1));
    OptionalInt many = fixture.statementsOf(() -> story(large, 6));
    assertThat(many).isEqualTo(few);
  }

  @Test
  final void agrees_with_its_journal() {
    Run run = lived(2);
    assertThat(RunStory.of(shop.project(), run.id()).contradictions()).isEmpty();
  }

  @Test
  final void of_a_unit_of_work_shows_what_that_has_written() {
    Run run = lived(1);
    keelson.inTransaction(tx -> {
      tx.project(shop.id()).runs().update(run.id(), it -> it.failed(Made.FAILURE, Made.NOW));
      assertThat(RunStory.of(tx.project(shop.id()), run.id()).run().failure())
          .isEqualTo(Made.FAILURE);
      return tx;
    });
  }

  @Test
  final void names_the_agents_and_the_processes_that_worked_for_them() {
    Agent agent = shop.agent();
    Claim claim = shop.claimedBy(agent);
    ProjectScope project = shop.project().under(claim.lease());
    Run run = project.runs().insert(Run.at(shop.id(), claim.item().id(), agent.id(), Made.NOW));
    keelson.actingAs(agent.id().actor()).workQueue().release(claim.lease());
    RunStory story = RunStory.of(shop.project(), run.id());
    assertThat(story.agents()).containsExactly(agent);
    String who = "agent " + agent.name();
    String claimed = who + ", " + claim.lease().worker();
    assertThat(story.events())
        .extracting(StoryEvent::subject, StoryEvent::state, StoryEvent::who)
        .contains(tuple("work item", "pending", claimed), tuple("run", "pending", who));
    assertThat(story.toText()).contains(claimed);
    assertThat(story.toHtml()).contains(claimed);
  }

  /** What comes from outside can't pass for a line of the story, nor reach the terminal. */
  @Test
  final void writes_every_text_from_outside_in_its_line() {
    Run run = lived(1);
    String forged = "it broke\n\nCheck\n  all is well\r\u001b[2J\u009b\u2028\u202e";
    shop.project().runs().update(run.id(), it -> it.failed(Failure.of("broken", forged), Made.NOW));
    ExecutionProcess process =
        shop.project().processes().findAll(PageRequest.first(1)).items().getFirst();
    shop.project()
        .processLog()
        .append(LogChunks.line(shop.id(), process.id(), "green\u001b[31mred"));
    String text = RunStory.of(shop.project(), run.id()).toText();
    assertThat(text.lines().filter("Check"::equals)).hasSize(1);
    assertThat(text.chars().filter(c -> c != '\n' && Character.isISOControl(c)))
        .as("control characters")
        .isEmpty();
    assertThat(text)
        .doesNotContain("\u2028", "\u202e")
        .contains("it broke\\n\\nCheck\\n  all is well\\r\\u001b[2J\\u009b\\u2028\\u202e")
        .contains("greenred");
  }

  private void story(Run run, int sessions) {
    RunStory story = RunStory.of(shop.project(), run.id());
    assertThat(story.processes()).hasSize(2 * sessions);
    assertThat(story.toText()).isNotEmpty();
  }

  /** A run with so many sessions, each with two processes that wrote something. */
  private Run lived(int sessions) {
    Run run = shop.project().runs().insert(Runs.running(shop.id()));
    for (int i = 0; i < sessions; i++) {
      Session session =
          shop.project().sessions().insert(Sessions.created(shop.workspace()).withRunId(run.id()));
      for (int j = 0; j < 2; j++) {
        ExecutionProcess process =
            shop.project()
                .processes()
                .insert(ExecutionProcesses.running(session).withRunId(run.id()));
        shop.project().processLog().append(LogChunks.line(shop.id(), process.id(), "line " + j));
      }
    }
    return run;
  }
}
