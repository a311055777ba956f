// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.agent.AgentId;
import dev.keelson.approval.Approval;
import dev.keelson.core.Actor;
import dev.keelson.core.ForeignProjectException;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.RunId;
import dev.keelson.core.StaleLeaseException;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WorkItemId;
import dev.keelson.query.RowType;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.spi.EntityTypes;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.contract.TestWorld.Work;
import dev.keelson.testkit.contract.work.FencedWrites.Writing;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.testkit.fixtures.Runs;
import dev.keelson.testkit.fixtures.SideEffects;
import dev.keelson.work.Lease;
import dev.keelson.work.LeaseRequest;
import dev.keelson.work.Leased;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A project under a lease: nothing is written there once the lease is stale. */
public abstract class LeaseScopeSuite extends Suite {

  @Test
  final void every_write_of_a_project_is_tried() {
    Set<String> expected = FencedWrites.expected();
    assertThat(FencedWrites.all(shop.work()).keySet())
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(FencedWrites.all(shop.workOnRun()).keySet())
        .isSubsetOf(expected)
        .containsAll(WritesInRun.all().keySet());
  }

  @Test
  final void everything_is_written_while_the_lease_holds() {
    assertWritten(false);
  }

  @Test
  final void what_only_hosts_may_write_is_written_while_the_lease_holds() {
    assertWritten(true);
  }

  private void assertWritten(boolean ofHosts) {
    for (Function<TestWorld, Work> begin : FencedWrites.BEGUN) {
      FencedWrites.all(begin.apply(shop), ofHosts)
          .forEach((name, writing) -> {
            Work work = begin.apply(shop);
            Consumer<ProjectScope> write = writing.at(shop, work);
            write.accept(shop.project().under(work.lease()));
          });
    }
  }

  @Test
  final void what_is_written_is_signed_by_the_holder() {
    for (Function<TestWorld, Work> begin : FencedWrites.BEGUN) {
      Work work = begin.apply(shop);
      Map<String, Writing> writes = FencedWrites.all(work);
      for (String name : List.of("runs.update", "artifacts.insert", "approvalService.request")) {
        Objects.requireNonNull(writes.get(name), name)
            .at(shop, work)
            .accept(shop.project().under(work.lease()));
      }
      Actor holder = work.lease().holder().actor();
      RunId run = work.run().id();
      assertThat(shop.project().runs().get(run).audit().updatedBy()).isEqualTo(holder);
      assertThat(all(page -> shop.project().artifacts().findByRun(run, page)))
          .extracting(artifact -> artifact.audit().updatedBy())
          .containsExactly(holder);
      assertThat(all(page -> shop.project().approvals().findByRun(run, page)))
          .extracting(Approval::requestedBy)
          .containsExactly(holder);
    }
  }

  @Test
  final void nothing_is_written_once_another_has_taken_the_work_over() {
    for (Function<TestWorld, Work> begin : FencedWrites.BEGUN) {
      assertStale(
          begin,
          lease -> {
            shop.taken(lease, fixture);
            return new StaleLeaseException(lease.subject(), 1, holder(lease), TestWorld.WORKER, 2);
          });
    }
  }

  private @Nullable AgentId holder(Lease lease) {
    Leased stored =
        switch (lease.subject()) {
          case WorkItemId item -> shop.project().workItems().get(item);
          case RunId run -> shop.project().runs().get(run);
        };
    return stored.lockedByAgentId();
  }

  @Test
  final void nothing_is_written_under_an_earlier_lease_of_the_same_holder() {
    for (Function<TestWorld, Work> begin : FencedWrites.BEGUN) {
      assertStale(
          begin,
          first -> {
            fixture.expire(first);
            Lease second =
                keelson
                    .workQueue()
                    .lease(
                        LeaseRequest.on(shop.id(), first.subject(), first.holder())
                            .worker(TestWorld.WORKER));
            assertThat(second.token()).as("token").isEqualTo(2);
            return new StaleLeaseException(first.subject(), 1, first.holder(), TestWorld.WORKER, 2);
          });
    }
  }

  @Test
  final void nothing_is_written_once_the_work_has_ended() {
    List<Consumer<Lease>> ends =
        List.of(
            lease -> keelson.workQueue().complete(lease, Outcome.success()),
            lease -> keelson.workQueue().release(lease),
            lease ->
                shop.project()
                    .workItems()
                    .update(
                        lease.workItemId(),
                        item -> item.cancelled(StatusReason.CANCELLED_BY_USER, Made.NOW)));
    ends.forEach(end -> assertStaleAfter(TestWorld::work, end));
  }

  @Test
  final void nothing_is_written_once_the_run_that_is_leased_has_ended() {
    List<Consumer<Lease>> ends =
        List.of(
            lease -> keelson.workQueue().release(lease),
            lease -> shop.project().termination().cancel(run(lease), StatusReason.KILLED),
            lease ->
                shop.project()
                    .under(lease)
                    .runs()
                    .update(run(lease), its -> its.failed(Made.FAILURE, Made.NOW)));
    ends.forEach(end -> assertStaleAfter(TestWorld::workOnRun, end));
  }

  private static RunId run(Lease lease) {
    return (RunId) lease.subject();
  }

  private void assertStaleAfter(Function<TestWorld, Work> begin, Consumer<Lease> end) {
    assertStale(
        begin,
        lease -> {
          end.accept(lease);
          return new StaleLeaseException(lease.subject(), 1, null, null, 1);
        });
  }

  /** Everything is made ready while the lease holds, and refused once it does not. */
  private void assertStale(
      Function<TestWorld, Work> begin, Function<Lease, StaleLeaseException> end) {
    Work work = begin.apply(shop);
    Map<String, Consumer<ProjectScope>> writes = ready(work, FencedWrites.all(work, false));
    StaleLeaseException refusal = end.apply(work.lease());
    writes.put("holds.place", p -> p.holds().place(work.run().id(), "a claim"));
    writes.put("holds.lift", p -> p.holds().lift(work.run().id()));
    assertRefused(
        work.lease(),
        writes,
        (name, refused) ->
            refused.isInstanceOf(StaleLeaseException.class).hasMessage(refusal.getMessage()));
  }

  @Test
  final void nothing_goes_on_in_a_run_that_has_ended() {
    Work work = shop.work();
    Map<String, Consumer<ProjectScope>> writes = ready(work, inRun());
    Run ended = shop.project().termination().cancel(work.run().id(), StatusReason.KILLED);
    assertRefused(
        work.lease(),
        writes,
        (name, refused) ->
            refused
                .isInstanceOf(StaleLeaseException.class)
                .hasMessageContaining(
                    "does not reach " + ended.id().describe() + ", which is cancelled"));
  }

  @Test
  final void nothing_is_written_in_a_run_of_another_lease() {
    for (Function<TestWorld, Work> begin : FencedWrites.BEGUN) {
      Work theirs = begin.apply(shop);
      Map<String, Consumer<ProjectScope>> writes = ready(theirs, inRun());
      for (Function<TestWorld, Work> own : FencedWrites.BEGUN) {
        assertRefused(
            own.apply(shop).lease(),
            writes,
            (name, refused) -> {
              if (name.contains("Ledger")) { // the lease itself is another than that of the scope
                refused.isInstanceOf(InvalidValueException.class);
              } else {
                refused
                    .isInstanceOf(NotFoundException.class)
                    .hasMessageContaining(theirs.run().id().describe());
              }
            });
      }
    }
  }

  @Test
  final void a_new_run_is_at_the_item_that_is_leased() {
    WorkItem other = shop.item();
    for (Function<TestWorld, Work> begin : FencedWrites.BEGUN) {
      Lease lease = begin.apply(shop).lease();
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(
              () -> shop.project().under(lease).runs().insert(Runs.at(other, lease.holder())))
          .satisfies(e -> assertThat(e.field()).isEqualTo("run.workItemId"));
    }
  }

  private static Map<String, Writing> inRun() {
    Map<String, Writing> writes = WritesInRun.all();
    writes.keySet().removeIf(FencedWrites::isOfHosts);
    return writes;
  }

  private Map<String, Consumer<ProjectScope>> ready(Work work, Map<String, Writing> writings) {
    Map<String, Consumer<ProjectScope>> writes = new LinkedHashMap<>();
    writings.forEach((name, writing) -> writes.put(name, writing.at(shop, work)));
    return writes;
  }

  private void assertRefused(
      Lease lease,
      Map<String, Consumer<ProjectScope>> writes,
      BiConsumer<String, AbstractThrowableAssert<?, ?>> refusal) {
    Map<String, List<?>> before = everything();
    ProjectScope under = shop.project().under(lease);
    writes.forEach((name, write) ->
        refusal.accept(name, assertThatThrownBy(() -> write.accept(under)).as(name)));
    assertThat(everything()).as("after %s", writes.keySet()).isEqualTo(before);
  }

  /** Every row of the project, and its holds. */
  private Map<String, List<?>> everything() {
    Map<String, List<?>> all = new HashMap<>();
    EntityTypes.rows().stream()
        .filter(RowType::isOwned)
        .forEach(type -> all.put(type.name(), shop.project().reader().all(type.all())));
    all.put("holds", shop.project().holds().findAll());
    return all;
  }

  @Test
  final void a_lease_that_another_holds_does_not_sign_for_whom_it_names() {
    Work work = shop.work();
    Lease lease = work.lease();
    Lease forged = Lease.builder().from(lease).holder(shop.agent().id()).build();
    assertThatExceptionOfType(StaleLeaseException.class)
        .isThrownBy(() -> shop.project().under(forged).runs().update(work.run()))
        .satisfies(e -> assertThat(e.holder()).isEqualTo(lease.holder()));
    assertThat(shop.project().runs().get(work.run().id())).isEqualTo(work.run());
  }

  @Test
  final void a_scope_under_a_lease_stays_under_it() {
    Work work = shop.work();
    Work other = shop.work();
    ProjectScope under = shop.project().under(work.lease());
    assertThat(under.under(keelson.workQueue().renew(work.lease(), Duration.ofHours(1))))
        .as("under the same lease, renewed")
        .isSameAs(under);
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> under.under(other.lease()))
        .withMessage(
            "lease must be the one on %s with the token %s, under which this scope works; start"
                + " from the project of the host, which works under none",
            work.lease().subject().describe(), work.lease().token());
    assertWidens("lease", () -> under.stepLedger().begin(other.lease(), step(other.run())));
    assertWidens(
        "lease",
        () ->
            under
                .sideEffectLedger()
                .intend(other.lease(), SideEffects.push(step(other.run()), "x")));
    assertThat(under.<ProjectScope>inSnapshot(snapshot -> snapshot.under(work.lease())).id())
        .isEqualTo(shop.id());
    assertWidens("lease", () -> under.inSnapshot(snapshot -> snapshot.under(other.lease())));
    assertThatExceptionOfType(ForeignProjectException.class)
        .isThrownBy(() -> shop.elsewhere().project().under(work.lease()));
  }

  @Test
  final void what_acts_for_somebody_works_under_no_lease_of_another() {
    Work work = shop.work();
    for (Actor actor : List.of(ANA, shop.agent().id().actor(), Actor.KEELSON)) {
      Keelson given = keelson.actingAs(actor);
      assertWidens("lease.holder", () -> given.project(shop.id()).under(work.lease()));
      assertWidens(
          "lease.holder",
          () -> given.inTransaction(tx -> tx.project(shop.id()).under(work.lease())));
    }
    Run run =
        keelson
            .actingAs(work.lease().holder().actor())
            .project(shop.id())
            .under(work.lease())
            .runs()
            .update(work.run().id(), its -> its.running(Made.NOW));
    assertThat(run.audit().updatedBy()).isEqualTo(work.lease().holder().actor());
  }

  private static void assertWidens(String field, Runnable attempt) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(attempt::run)
        .satisfies(e -> assertThat(e.field()).isEqualTo(field));
  }

  private static RunStep step(Run run) {
    return RunSteps.planned(run, "another");
  }
}
