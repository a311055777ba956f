// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks;

import static dev.keelson.testkit.assertions.KeelsonAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.agent.Agent;
import dev.keelson.approval.Approval;
import dev.keelson.approval.Verdict;
import dev.keelson.core.Actor;
import dev.keelson.core.Json;
import dev.keelson.memory.MemoryKeelson;
import dev.keelson.project.Project;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.testkit.KeelsonExtension;
import dev.keelson.testkit.StoreFixture;
import dev.keelson.testkit.fixtures.Agents;
import dev.keelson.testkit.fixtures.Approvals;
import dev.keelson.testkit.fixtures.Artifacts;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.Projects;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.testkit.fixtures.Runs;
import dev.keelson.testkit.fixtures.WorkItems;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The testkit as tests of a host use it. */
final class TestkitForHostsTest {

  private static final List<CountedFixture> FIXTURES = new ArrayList<>();

  @RegisterExtension
  static final KeelsonExtension KEELSON =
      KeelsonExtension.over(() -> {
        FIXTURES.add(new CountedFixture(StoreFixture.of(MemoryKeelson::create), new ArrayList<>()));
        return FIXTURES.getLast();
      });

  @AfterAll
  static void every_fixture_was_closed_once() {
    assertThat(FIXTURES).isNotEmpty().allSatisfy(f -> assertThat(f.closed).hasSize(1));
  }

  @RepeatedTest(2)
  void every_test_has_a_store_of_its_own(Keelson keelson) {
    assertThat(keelson.projects().findBySlug(Project.NO_OWNER, "mine")).isEmpty();
    keelson.projects().insert(Projects.minimal().withSlug("mine"));
  }

  @Test
  void a_project_comes_with_it(Keelson keelson, Project project, ProjectScope scope) {
    assertThat(scope.id()).isEqualTo(project.id());
    assertThat(keelson.projects().get(project.id())).isEqualTo(project);
  }

  @Test
  void work_is_asserted_in_words(Keelson keelson, ProjectScope scope, StoreFixture fixture) {
    Agent agent = keelson.agents().insert(Agents.coder());
    WorkItem item = scope.workItems().insert(WorkItems.pending(scope.id()));
    assertThat(item).isPending().isNotLocked().hasVersion(1).isSignedBy(Actor.KEELSON);
    Claim claim = keelson.workQueue().claim(ClaimRequest.by(agent.id()).everywhere()).getFirst();
    assertThat(claim.item()).isInProgress().isLockedBy(agent);
    fixture.expire(claim.lease());
    Claim again = keelson.workQueue().claim(ClaimRequest.by(agent.id()).everywhere()).getFirst();
    assertThat(keelson.workQueue().complete(again.lease(), Outcome.success())).isCompleted();
  }

  @Test
  void what_runs_have_is_asserted_in_words(Keelson keelson, ProjectScope scope) {
    Run failed = scope.runs().insert(Runs.failed(scope.id()));
    assertThat(failed).hasFailedWith(Made.FAILURE.code());
    Run run = scope.runs().insert(failed.retry(Made.NOW).running(Made.NOW));
    assertThat(run).isRetryOf(failed);
    assertThat(run.completed(Made.NOW)).isCompleted();
    RunStep step = RunSteps.planned(run, "compile").running(Made.NOW);
    Json output = Json.EMPTY.with("ok", true);
    assertThat(step.completed(output, Made.NOW)).isCompletedWith(output).hasAttempt(1);
    assertThat(step.failed(Made.FAILURE, Made.NOW)).hasFailedWith("compile_error");
    Approval asked = scope.approvalService().request(Approvals.pending(run)).value();
    Actor ana = Actor.user("ana");
    assertThat(
            keelson
                .actingAs(ana)
                .project(scope.id())
                .approvalService()
                .decide(asked.id(), Verdict.APPROVE, null))
        .isApprovedBy(ana);
    assertThat(
            scope
                .approvalService()
                .consume(asked.id(), asked.scope(), null, asked.parametersDigest()))
        .isConsumed();
    assertThat(scope.artifacts().insert(Artifacts.log(scope.id(), "log")))
        .hasRevision(1)
        .hasText("all green");
  }

  @Test
  void a_failed_assertion_names_the_value_and_says_why_it_is_so(ProjectScope scope) {
    Run failed = Runs.failed(scope.id());
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(failed).isCompleted())
        .withMessageContaining(
            "expected status of %s to be completed but it is failed", failed.id().describe())
        .withMessageContaining(Made.FAILURE.message());
  }

  private record CountedFixture(StoreFixture store, List<String> closed) implements StoreFixture {
    @Override
    public Keelson keelson() {
      return store.keelson();
    }

    @Override
    public void advance(Duration time) {
      store.advance(time);
    }

    @Override
    public void close() {
      closed.add("closed");
    }
  }
}
