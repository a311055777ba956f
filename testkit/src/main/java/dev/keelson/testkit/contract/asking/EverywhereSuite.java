// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.agent.Agent;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.PageRequest;
import dev.keelson.core.StatusReason;
import dev.keelson.effect.SideEffect;
import dev.keelson.effect.SideEffectRepository;
import dev.keelson.journal.JournalEntry;
import dev.keelson.project.Project;
import dev.keelson.query.Query;
import dev.keelson.repo.ProjectRepo;
import dev.keelson.repo.Repo;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.testkit.contract.Pages;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.contract.TestWorld.Work;
import dev.keelson.testkit.fixtures.AgentExecutions;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.ProjectRepos;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.testkit.fixtures.SideEffects;
import dev.keelson.testkit.fixtures.WorkItems;
import dev.keelson.usage.AgentExecution;
import dev.keelson.work.Lease;
import dev.keelson.work.LeaseRequest;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemStatus;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.ExecutionProcessStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an operator asks about all projects, or about some: for reading only. */
public abstract class EverywhereSuite extends Suite {

  private static final PageRequest PAGE = PageRequest.first(50);

  @Test
  final void an_agents_work_is_found_in_every_project() {
    Agent agent = shop.agent();
    TestWorld second = shop.elsewhere();
    WorkItem here = assigned(shop, agent);
    WorkItem there = assigned(second, agent);
    shop.item();
    Query<WorkItem> work = WorkItem.TYPE.where(WorkItem.ASSIGNED_AGENT_ID.is(agent.id()));
    assertThat(everywhere(work)).containsExactlyInAnyOrder(here, there);
    assertThat(across(List.of(second), work)).containsExactly(there);
    assertThat(across(List.of(), work)).isEmpty();
    assertThat(keelson.everywhere().count(work)).as("how many there are").isEqualTo(2);
  }

  @Test
  final void processes_that_run_are_found_at_start_up() {
    ExecutionProcess here = shop.process();
    ExecutionProcess there = shop.elsewhere().process();
    ExecutionProcess ended = shop.process();
    shop.project().processes().update(ended.id(), it -> it.completed(0, Made.NOW));
    assertThat(
            everywhere(
                ExecutionProcess.TYPE.where(
                    ExecutionProcess.STATUS.is(ExecutionProcessStatus.RUNNING))))
        .containsExactlyInAnyOrder(here, there);
  }

  @Test
  final void recent_runs_come_newest_first_from_all_projects() {
    TestWorld second = shop.elsewhere();
    Run first = madeAt(shop, 1);
    Run next = madeAt(second, 2);
    Run last = madeAt(shop, 3);
    assertThat(everywhere(Run.TYPE.all().newestFirst())).containsExactly(last, next, first);
    assertThat(across(List.of(shop, second), Run.TYPE.all().newestFirst()))
        .containsExactly(last, next, first);
    assertThat(Pages.all(page -> keelson.everywhere().page(Run.TYPE.all().newestFirst(), page), 1))
        .as("page by page")
        .containsExactly(last, next, first);
  }

  @Test
  final void the_oldest_leases_and_the_items_that_fail_again_and_again_are_found() {
    Agent agent = shop.agent();
    WorkItem first = shop.claimedBy(agent).item();
    WorkItem second = shop.elsewhere().claimedBy(agent).item();
    WorkItem poison = shop.item();
    for (int i = 0; i < 5; i++) {
      poison = shop.project().workItems().update(poison.started());
      poison = shop.project().workItems().update(poison.failed(StatusReason.TIMED_OUT, Made.NOW));
      poison = shop.project().workItems().update(poison.requeued(StatusReason.RELEASED));
    }
    assertThat(
            everywhere(
                WorkItem.TYPE
                    .where(WorkItem.STATUS.is(WorkItemStatus.IN_PROGRESS))
                    .by(WorkItem.LOCKED_AT)
                    .asScan()))
        .map(WorkItem::id)
        .containsExactly(first.id(), second.id());
    assertThat(everywhere(WorkItem.TYPE.where(WorkItem.ATTEMPT.atLeast(5)).asScan()))
        .containsExactly(poison);
  }

  @Test
  final void side_effects_in_doubt_come_by_age() {
    Work lost = shop.work();
    SideEffect pushed = intended(lost, "push");
    SideEffect merged = intended(lost, "merge");
    Work held = shop.work();
    intended(held, "push");
    Work done = shop.elsewhere().work();
    SideEffect certain = intended(done, "push");
    keelson
        .project(certain.projectId())
        .sideEffectLedger()
        .complete(done.lease(), certain.id(), "4f1c", Json.EMPTY);
    assertThat(everywhere(SideEffectRepository.inDoubt())).isEmpty();
    fixture.expire(lost.lease());
    keelson.workQueue().release(lost.lease());
    assertThat(everywhere(SideEffectRepository.inDoubt()))
        .map(SideEffect::id)
        .containsExactly(pushed.id(), merged.id());
    assertThat(
            statements(
                1, () -> strict().project(shop.id()).sideEffects().findInDoubt(PAGE).items()))
        .map(SideEffect::id)
        .containsExactly(pushed.id(), merged.id());
    assertThat(keelson.everywhere().count(SideEffectRepository.inDoubt()))
        .as("how many there are")
        .isEqualTo(2);
  }

  @Test
  final void side_effects_of_a_run_that_is_leased_itself_are_in_doubt_once_its_lease_is_over() {
    Run run = shop.run();
    Lease lease =
        keelson.workQueue().lease(LeaseRequest.on(shop.id(), run.id(), shop.agent().id()));
    SideEffect pushed = intended(new Work(lease, run), "push");
    assertThat(everywhere(SideEffectRepository.inDoubt())).isEmpty();
    fixture.expire(lease);
    assertThat(everywhere(SideEffectRepository.inDoubt()))
        .as("once it has run out")
        .map(SideEffect::id)
        .containsExactly(pushed.id());
    keelson.workQueue().renew(lease, Duration.ofHours(1));
    assertThat(everywhere(SideEffectRepository.inDoubt())).as("once it is renewed").isEmpty();
    keelson.workQueue().release(lease);
    assertThat(everywhere(SideEffectRepository.inDoubt()))
        .as("once it is released")
        .map(SideEffect::id)
        .containsExactly(pushed.id());
  }

  @Test
  final void a_feed_shows_what_moved_in_all_projects() {
    WorkItem here = shop.item();
    WorkItem there = shop.elsewhere().item();
    assertThat(everywhere(JournalEntry.TYPE.all().byDescending(JournalEntry.AT)))
        .map(JournalEntry::subjectId)
        .contains(here.id().value(), there.id().value());
  }

  @Test
  final void the_projects_that_link_a_repo_are_found() {
    Repo repo = shop.repo();
    TestWorld second = shop.elsewhere();
    TestWorld unlinked = shop.elsewhere();
    for (TestWorld world : List.of(shop, second)) {
      world.project().repos().insert(ProjectRepos.linking(world.id(), repo.id()));
    }
    unlinked.project().repos().insert(ProjectRepos.linking(unlinked.id(), shop.repo().id()));
    assertThat(everywhere(ProjectRepo.TYPE.where(ProjectRepo.REPO_ID.is(repo.id()))))
        .map(ProjectRepo::projectId)
        .containsExactlyInAnyOrder(shop.id(), second.id());
  }

  @Test
  final void what_outlived_its_project_is_asked_for_by_its_id_and_is_not_everywhere() {
    TestWorld gone = shop.elsewhere();
    gone.project()
        .usage()
        .append(List.of(AgentExecutions.unmeasured(gone.id(), gone.agent().id())));
    keelson.projects().purge(gone.id());
    Query<AgentExecution> calls = AgentExecution.TYPE.all();
    assertThat(everywhere(calls)).isEmpty();
    assertThat(keelson.everywhere().count(calls)).as("how many there are").isZero();
    assertThat(across(List.of(gone), calls)).hasSize(1);
    assertThat(keelson.across(List.of(gone.id())).count(calls))
        .as("how many there are")
        .isEqualTo(1);
    assertThat(everywhere(JournalEntry.TYPE.all().byDescending(JournalEntry.AT)))
        .extracting(JournalEntry::projectId)
        .doesNotContain(gone.id());
  }

  @Test
  final void everything_shared_is_listed() {
    assertThat(keelson.projects().findAll(PAGE).items()).map(Project::id).contains(shop.id());
    Agent agent = shop.agent();
    Repo repo = shop.repo();
    assertThat(strict().agents().findAll(PAGE).items()).containsExactly(agent);
    assertThat(strict().repos().findAll(PAGE).items()).containsExactly(repo);
    assertThat(strict().tags().findAll(PAGE).items()).isEmpty();
    assertThat(strict().images().findAll(PAGE).items()).isEmpty();
    assertThat(strict().sandboxSpecs().findAll(PAGE).items()).isEmpty();
    assertThat(strict().webhooks().findAll(PAGE).items()).isEmpty();
    assertThat(strict().credentials().findAll(PAGE).items()).isEmpty();
  }

  @Test
  final void what_projects_own_is_not_asked_for_among_what_they_share() {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> keelson.shared().page(WorkItem.TYPE.all(), PAGE))
        .withMessageContaining("work_item");
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> keelson.everywhere().page(Agent.TYPE.all(), PAGE))
        .withMessageContaining("agent");
  }

  private <T> List<T> everywhere(Query<T> query) {
    return statements(1, () -> strict().everywhere().page(query, PAGE).items());
  }

  private <T> List<T> across(List<TestWorld> worlds, Query<T> query) {
    return strict().across(worlds.stream().map(TestWorld::id).toList()).page(query, PAGE).items();
  }

  private static WorkItem assigned(TestWorld world, Agent agent) {
    return world
        .project()
        .workItems()
        .insert(WorkItems.pending(world.id()).withAssignedAgentId(agent.id()));
  }

  private static Run madeAt(TestWorld world, int minute) {
    return world
        .project()
        .runs()
        .insert(Run.first(world.id(), Made.NOW.plusSeconds(60L * minute)).build());
  }

  private SideEffect intended(Work work, String key) {
    RunStep step = RunSteps.planned(work.run(), key);
    return keelson
        .project(step.projectId())
        .sideEffectLedger()
        .intend(work.lease(), SideEffects.push(step, key));
  }
}
