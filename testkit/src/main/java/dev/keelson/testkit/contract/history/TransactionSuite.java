// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keelson.Keelson;
import dev.keelson.agent.Agent;
import dev.keelson.agent.AgentId;
import dev.keelson.approval.Approval;
import dev.keelson.approval.Verdict;
import dev.keelson.artifact.Artifact;
import dev.keelson.artifact.ArtifactKind;
import dev.keelson.core.Actor;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.KeelsonException;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.RunId;
import dev.keelson.effect.SideEffect;
import dev.keelson.journal.JournalEntry;
import dev.keelson.project.Project;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.contract.TestWorld.Work;
import dev.keelson.testkit.fixtures.AgentExecutions;
import dev.keelson.testkit.fixtures.Agents;
import dev.keelson.testkit.fixtures.Approvals;
import dev.keelson.testkit.fixtures.Artifacts;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.Projects;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.testkit.fixtures.Runs;
import dev.keelson.testkit.fixtures.SideEffects;
import dev.keelson.usage.AgentExecution;
import dev.keelson.usage.AgentExecutionId;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Outcome;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

@Needs({Part.WORK, Part.RUNS})
public abstract class TransactionSuite extends Suite {

  private static final AgentId NOBODY = AgentId.next();

  @Needs({Part.WORK, Part.RUNS, Part.APPROVALS, Part.EFFECTS, Part.ARTIFACTS, Part.USAGE})
  @Test
  final void what_returns_has_happened_as_a_whole() {
    Work work = shop.work();
    Run run =
        keelson.inTransaction(tx -> {
          everyKindOfWrite(tx, work);
          return tx.project(shop.id()).runs().get(work.run().id());
        });
    assertThat(shop.project().runs().get(run.id())).isEqualTo(run);
    assertThat(shop.states(work.lease().workItemId())).last().isEqualTo("completed");
    assertThat(shop.everything().values()).allSatisfy(rows -> assertThat(rows).isNotEmpty());
    assertThat(keelson.agents().findByKey("within")).isPresent();
  }

  @Needs({Part.WORK, Part.RUNS, Part.APPROVALS, Part.EFFECTS, Part.ARTIFACTS, Part.USAGE})
  @Test
  final void what_throws_has_never_happened() {
    Work work = shop.work();
    Map<String, List<?>> before = shop.everything();
    for (Throwable thrown :
        List.of(
            new IllegalStateException("the host changed its mind"),
            new AssertionError("also an error takes back"),
            new NotFoundException(RunId.next()))) {
      assertThatThrownBy(() ->
              keelson.inTransaction(tx -> {
                everyKindOfWrite(tx, work);
                throw sneaky(thrown);
              }))
          .isSameAs(thrown);
      assertThat(shop.everything()).isEqualTo(before);
      assertThat(keelson.agents().findByKey("within")).isEmpty();
      assertThat(keelson.projects().findBySlug(Project.NO_OWNER, "within")).isEmpty();
      assertThat(shop.project().artifacts().findLatest(ArtifactKind.LOG, "within")).isEmpty();
    }
    keelson.workQueue().complete(work.lease(), Outcome.success());
  }

  @Needs({Part.WORK, Part.RUNS, Part.APPROVALS, Part.EFFECTS, Part.ARTIFACTS, Part.USAGE})
  @Test
  final void what_is_refused_within_leaves_nothing() {
    Work work = shop.work();
    Agent agent = shop.agent();
    AgentExecution call = AgentExecutions.unmeasured(shop.id(), agent.id());
    Approval asked = shop.requested(Approvals.pending(work.run()).withQuorum(2));
    shop.actingAs(ANA).project().approvalService().decide(asked.id(), Verdict.APPROVE, null);
    Artifact log = Artifacts.log(shop.id(), "within");
    assertLeavesNothing(
        "model calls of which one refers to nothing",
        within ->
            within
                .project()
                .usage()
                .append(List.of(call, call.withId(AgentExecutionId.next()).withAgentId(NOBODY))));
    assertLeavesNothing(
        "an end of work whose next claim is refused",
        within ->
            within
                .keelson()
                .workQueue()
                .completeAndClaim(
                    work.lease(), Outcome.success(), ClaimRequest.by(NOBODY).everywhere()));
    assertLeavesNothing(
        "a second vote",
        within ->
            within
                .actingAs(ANA)
                .project()
                .approvalService()
                .decide(asked.id(), Verdict.REJECT, null));
    assertLeavesNothing(
        "a version of an artifact of no run",
        within -> within.project().artifacts().insert(log.withRunId(RunId.next())));
    assertThat(shop.project().artifacts().insert(log.withRunId(work.run().id())).revision())
        .as("the number of the first version that is stored")
        .isEqualTo(1);
    assertThat(all(page -> shop.project().usage().findByAgent(agent.id(), page)))
        .as("model calls of the refused batch")
        .isEmpty();
  }

  /** Makes a call that is refused within a transaction that goes on and returns. */
  private void assertLeavesNothing(String what, Consumer<TestWorld> call) {
    Map<String, List<?>> before = shop.everything();
    AtomicBoolean refused = new AtomicBoolean();
    try {
      keelson.inTransaction(tx -> {
        assertThatExceptionOfType(KeelsonException.class)
            .as(what)
            .isThrownBy(() -> call.accept(shop.through(tx)));
        refused.set(true);
        return what;
      });
    } catch (KeelsonException e) {
      assertThat(refused).as("whether %s are refused before %s", what, e).isTrue();
    }
    assertThat(shop.everything()).as("after " + what).isEqualTo(before);
  }

  @Test
  final void what_is_written_within_is_read_within() {
    RunId id =
        keelson.inTransaction(tx -> {
          Run run = shop.through(tx).run();
          assertThat(tx.project(shop.id()).runs().get(run.id())).isEqualTo(run);
          assertThat(shop.through(tx).history(run.id())).hasSize(1);
          tx.project(shop.id()).runs().update(run.id(), r -> r.running(Made.NOW));
          assertThat(all(page -> tx.project(shop.id()).runs().findAll(page))).hasSize(1);
          return run.id();
        });
    assertThat(shop.states(id)).containsExactly("pending", "running");
  }

  @Test
  final void what_is_nested_joins_the_outer() {
    assertThatThrownBy(() ->
            keelson.inTransaction(tx -> {
              RunId inner = tx.inTransaction(nested -> shop.through(nested).run().id());
              assertThat(tx.project(shop.id()).runs().find(inner)).isPresent();
              throw new IllegalStateException("after the inner one returned");
            }))
        .hasMessage("after the inner one returned");
    assertThat(all(page -> shop.project().runs().findAll(page))).isEmpty();

    assertThatThrownBy(() ->
            keelson.inTransaction(tx -> {
              shop.through(tx).run();
              return tx.inTransaction(nested -> {
                shop.through(nested).run();
                throw new IllegalStateException("from the inner one");
              });
            }))
        .hasMessage("from the inner one");
    assertThat(all(page -> shop.project().runs().findAll(page))).isEmpty();

    RunId kept =
        keelson.inTransaction(tx -> tx.inTransaction(nested -> shop.through(nested).run().id()));
    assertThat(shop.project().runs().find(kept)).isPresent();
  }

  @Test
  final void who_acts_also_acts_within() {
    RunId byAna = keelson.actingAs(ANA).inTransaction(tx -> shop.through(tx).run().id());
    assertThat(shop.history(byAna)).map(JournalEntry::actor).containsExactly(ANA);
    RunId byBen = keelson.inTransaction(tx -> shop.through(tx).actingAs(BEN).run().id());
    assertThat(shop.history(byBen)).map(JournalEntry::actor).containsExactly(BEN);
  }

  @Test
  final void what_was_given_away_acts_for_nobody_else() {
    Keelson anas = keelson.actingAs(ANA);
    assertThat(shop.through(anas.actingAs(ANA)).run().audit().updatedBy()).isEqualTo(ANA);
    List<Consumer<Keelson>> attempts =
        List.of(
            given -> given.actingAs(BEN),
            given -> given.actingAs(Actor.KEELSON),
            given -> given.strict().actingAs(BEN),
            given -> given.inTransaction(tx -> tx.actingAs(BEN)),
            given -> given.inTransaction(tx -> tx.inSnapshot(snapshot -> snapshot.actingAs(BEN))));
    for (Consumer<Keelson> attempt : attempts) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> attempt.accept(anas))
          .withMessageStartingWith("actor must stay user:ana")
          .satisfies(e -> assertThat(e.field()).isEqualTo("actor"));
    }
  }

  @Test
  final void what_happened_is_there_for_every_instance() {
    Run run = keelson.inTransaction(tx -> shop.through(tx).run());
    Keelson other = fixture.secondInstance();
    assertThat(other.project(shop.id()).runs().get(run.id())).isEqualTo(run);
    Run running = other.project(shop.id()).runs().update(run.id(), r -> r.running(Made.NOW));
    assertThat(shop.project().runs().get(run.id())).isEqualTo(running);
  }

  /** One write of every kind that the SPI has. */
  private void everyKindOfWrite(Keelson tx, Work work) {
    TestWorld within = shop.through(tx);
    tx.projects().insert(Projects.minimal().withSlug("within"));
    Agent agent = tx.agents().insert(Agents.tireless().withKey("within"));
    within.item();
    within.claim(agent, 1);
    RunStep step =
        within.project().stepLedger().begin(work.lease(), RunSteps.planned(work.run(), "compile"));
    within.project().stepLedger().complete(work.lease(), step.id(), Json.EMPTY);
    SideEffect push =
        within.project().sideEffectLedger().intend(work.lease(), SideEffects.push(step, "push"));
    within.project().sideEffectLedger().complete(work.lease(), push.id(), "4f1c", Json.EMPTY);
    Approval asked = within.requested(Approvals.pending(work.run()));
    within.actingAs(ANA).project().approvalService().decide(asked.id(), Verdict.APPROVE, null);
    within
        .project()
        .approvalService()
        .consume(asked.id(), asked.scope(), null, asked.parametersDigest());
    within
        .project()
        .artifacts()
        .insert(Artifacts.log(shop.id(), "within").withRunId(work.run().id()));
    within
        .project()
        .usage()
        .append(
            List.of(AgentExecutions.unmeasured(shop.id(), agent.id()).withRunId(work.run().id())));
    Run ended = within.project().runs().insert(Runs.failed(shop.id()));
    within.project().runs().delete(ended.id());
    within.project().runs().update(work.run().id(), run -> run.running(Made.NOW));
    tx.workQueue().complete(work.lease(), Outcome.success());
  }

  @SuppressWarnings("unchecked") // erased: whatever it is, it is thrown
  private static <E extends Throwable> RuntimeException sneaky(Throwable thrown) throws E {
    throw (E) thrown;
  }
}
