// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.agent.AgentId;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WorkItemId;
import dev.keelson.query.EntityType;
import dev.keelson.repository.Repository;
import dev.keelson.run.Lineage;
import dev.keelson.run.Run;
import dev.keelson.run.RunLinks;
import dev.keelson.run.RunStatus;
import dev.keelson.run.Trigger;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.OwnedLifecycleSuite;
import dev.keelson.testkit.contract.Pointer;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.Runs;
import dev.keelson.work.WorkItem;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@Proves({
  "R000-81", "R000-82", "R000-84", "R000-86", "R000-87", "R000-88", "R000-90", "R000-91", "R000-92",
  "R000-94", "R000-95", "R001-62", "R001-63", "R001-64", "R001-65", "R001-66", "R001-68", "R001-69",
  "R001-71", "R004-05", "R004-13", "R004-15", "R004-20", "R004-21", "R004-22", "R004-23", "R004-24",
  "R004-25", "R004-26", "R004-27", "R004-28", "R004-29"
})
@Needs({Part.WORK, Part.RUNS})
public abstract class RunSuite extends OwnedLifecycleSuite<Run, RunId> {

  @Override
  protected EntityType<Run, RunId> type() {
    return Run.TYPE;
  }

  @Override
  protected Repository<Run, RunId> repository(TestWorld world) {
    return world.project().runs();
  }

  @Override
  protected Run minimal(TestWorld world) {
    return Runs.pending(world.id());
  }

  @Override
  protected List<Run> everyComponentSet(TestWorld world) {
    Run failed = repository(world).insert(Runs.failed(world.id()));
    return List.of(Runs.everyComponentSet(failed, world.item(), world.agent().id()));
  }

  @Override
  protected Run edited(Run run) {
    return run.withContext(run.context().with("edited", run.version()));
  }

  @Override
  protected Map<String, BinaryOperator<Run>> clashes() {
    return Map.of(
        "external_key",
        (fresh, stored) -> fresh.withExternalKey(stored.externalKey()),
        "idempotency_key",
        (fresh, stored) -> fresh.withIdempotencyKey(stored.idempotencyKey()),
        "root_run_id_attempt",
        (fresh, stored) -> retry(fresh, stored.retryOf(), stored.rootRunId()));
  }

  @Override
  protected Run inState(Run run, String state) {
    RunStatus status = RunStatus.LIFECYCLE.parse(state);
    boolean open = RunStatus.LIFECYCLE.isActive(status);
    return Run.builder()
        .from(run)
        .status(status)
        .statusReason(status == RunStatus.CANCELLED ? StatusReason.KILLED : null)
        .failure(status == RunStatus.FAILED ? Made.FAILURE : null)
        .finishedAt(open ? null : Made.NOW)
        .build();
  }

  @Override
  protected List<Pointer<Run, ?>> pointers() {
    return List.of(
        new Pointer<>(
            "work_item_id", WorkItemId.next(), world -> world.item().id(), Run::withWorkItemId),
        new Pointer<>("agent_id", AgentId.next(), world -> world.agent().id(), Run::withAgentId),
        new Pointer<>(
            "retry_of",
            RunId.next(),
            world -> world.run().id(),
            (run, retried) -> retry(run, retried, shop.run().id())),
        new Pointer<>(
            "root_run_id",
            RunId.next(),
            world -> world.run().id(),
            (run, root) -> retry(run, shop.run().id(), root)));
  }

  private static Run retry(Run run, @Nullable RunId retried, RunId root) {
    return run.withLineage(new Lineage(2, retried, root));
  }

  @Override
  protected Run movedTo(Run run, ProjectId project) {
    return run.withProjectId(project);
  }

  @Test
  @Proves({"R000-84", "R000-86", "R000-87", "R004-10"})
  final void a_new_run_has_the_documented_defaults() {
    Run stored = repository().get(inserted().id());
    assertThat(stored.status()).isEqualTo(RunStatus.PENDING);
    assertThat(stored.trigger()).isEqualTo(Trigger.MANUAL);
    assertThat(List.of(stored.triggerMetadata(), stored.inputs(), stored.context()))
        .containsOnly(Json.EMPTY);
    assertThat(stored.attempt()).as("attempt").isEqualTo(1);
    assertThat(stored.rootRunId()).isEqualTo(stored.id());
  }

  @Test
  @Proves({"R000-90", "R000-91", "R000-92", "R001-65", "R001-66", "R001-68", "R001-69"})
  final void a_run_may_lack_what_is_optional() {
    Run stored = repository().get(inserted().id());
    assertThat(stored)
        .extracting(Run::failure, Run::startedAt, Run::finishedAt, Run::workflow)
        .containsOnlyNulls();
    assertThat(stored.links()).isEqualTo(RunLinks.NONE);
  }

  @Test
  @Proves({"R001-67", "R001-72", "R001-65", "R001-66"})
  final void the_outcome_of_a_run_is_its_end() {
    RunId succeeded = repository().insert(Runs.running(shop.id())).id();
    assertThat(repository().get(succeeded).finishedAt()).isNull();
    Run completed = repository().update(succeeded, run -> run.completed(Made.NOW));
    assertThat(completed.status()).isEqualTo(RunStatus.COMPLETED);
    assertThat(completed.startedAt()).isEqualTo(Made.NOW);
    assertThat(completed.finishedAt()).isEqualTo(Made.NOW);
    RunId broken = repository().insert(Runs.running(shop.id())).id();
    Run failed = repository().update(broken, run -> run.failed(Made.FAILURE, Made.NOW));
    assertThat(repository().get(broken)).isEqualTo(failed);
    assertThat(failed.failure()).isEqualTo(Made.FAILURE);
  }

  @Test
  @Proves({"R001-53", "R001-77"})
  final void a_work_item_keeps_every_run_at_it_oldest_first() {
    WorkItem item = shop.item();
    AgentId agent = shop.agent().id();
    Run first = repository().insert(Runs.at(item, agent).failed(Made.FAILURE, Made.NOW));
    Run second = repository().insert(first.retry(Made.NOW.plusSeconds(1)));
    shop.run();
    assertThat(all(page -> shop.project().runs().findByWorkItem(item.id(), page)))
        .containsExactly(first, second);
    assertThat(second.retryOf()).isEqualTo(first.id());
    assertThat(second.rootRunId()).isEqualTo(first.id());
    assertThat(second.attempt()).as("attempt").isEqualTo(2);
  }

  @Test
  @Proves({"R001-31", "R001-106"})
  final void the_runs_of_an_agent_that_have_started_are_its_history() {
    AgentId agent = shop.agent().id();
    WorkItem item = shop.item();
    Run early = repository().insert(Runs.at(item, agent).running(Made.NOW));
    Run late = repository().insert(Runs.at(item, agent).running(Made.NOW.plusSeconds(9)));
    repository().insert(Runs.at(item, agent));
    assertThat(all(page -> shop.project().runs().findByAgent(agent, page)))
        .containsExactly(late, early);
  }

  @Test
  final void runs_are_found_by_their_status() {
    Run pending = shop.run();
    Run failed = repository().insert(Runs.failed(shop.id()));
    assertThat(all(page -> shop.project().runs().findByStatus(RunStatus.PENDING, page)))
        .containsExactly(pending);
    assertThat(all(page -> shop.project().runs().findByStatus(RunStatus.FAILED, page)))
        .containsExactly(failed);
    assertThat(all(page -> shop.project().runs().findByStatus(RunStatus.RUNNING, page))).isEmpty();
  }

  @Test
  @Proves("R000-57")
  final void a_project_has_many_runs() {
    Run first = shop.run();
    Run second = shop.run();
    shop.elsewhere().run();
    assertThat(all(page -> shop.project().runs().findAll(page))).containsExactly(second, first);
  }

  @Test
  @Proves("R000-85")
  final void every_trigger_is_kept_foreseen_or_not() {
    for (Trigger trigger :
        List.of(
            Trigger.MANUAL,
            Trigger.WEBHOOK,
            Trigger.SCHEDULE,
            Trigger.SUPPORT_AGENT,
            Trigger.API,
            Trigger.RETRY,
            new Trigger("full moon"))) {
      Run stored = repository().insert(minimal(shop).withTrigger(trigger));
      assertThat(repository().get(stored.id()).trigger()).isEqualTo(trigger);
    }
  }

  @Test
  final void a_key_belongs_to_one_project() {
    TestWorld elsewhere = shop.elsewhere();
    Run ours =
        repository().insert(minimal(shop).withExternalKey("7").withIdempotencyKey("delivery-7"));
    Run theirs =
        repository(elsewhere)
            .insert(minimal(elsewhere).withExternalKey("7").withIdempotencyKey("delivery-7"));
    assertThat(shop.project().runs().findByIdempotencyKey("delivery-7")).contains(ours);
    assertThat(elsewhere.project().runs().findByIdempotencyKey("delivery-7")).contains(theirs);
    assertThat(shop.project().runs().findByIdempotencyKey("delivery-8")).isEmpty();
  }
}
