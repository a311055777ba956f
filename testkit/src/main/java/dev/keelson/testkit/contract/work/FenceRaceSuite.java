// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.agent.Agent;
import dev.keelson.core.LeaseRefusedException;
import dev.keelson.core.LeaseRefusedException.Reason;
import dev.keelson.core.StaleLeaseException;
import dev.keelson.core.StatusReason;
import dev.keelson.core.StoreUnavailableException;
import dev.keelson.run.Run;
import dev.keelson.run.RunStatus;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepStatus;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.Race;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.contract.TestWorld.Work;
import dev.keelson.testkit.fixtures.Artifacts;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Lease;
import dev.keelson.work.LeaseRequest;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItemStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What others may do while a transaction under a lease is open, and what they may not. */
@Needs({Part.WORK, Part.RUNS, Part.THE_REST})
public abstract class FenceRaceSuite extends Suite {

  private static final Duration HOUR = Duration.ofHours(1);

  private static final Duration A_WHILE = Duration.ofMillis(500);
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** What is written under a lease: what names it itself, and any write of a scope under it. */
  private static final List<BiConsumer<TestWorld, Work>> WRITES =
      List.of(
          (within, work) ->
              within
                  .project()
                  .stepLedger()
                  .begin(work.lease(), RunSteps.planned(work.run(), "compile")),
          (within, work) ->
              within
                  .project()
                  .under(work.lease())
                  .artifacts()
                  .insert(Artifacts.log(within.id(), "log").withRunId(work.run().id())));

  @Test
  final void a_heartbeat_does_not_wait_for_a_write_under_one_of_its_leases() {
    Agent agent = shop.agent();
    Work work = shop.work();
    List<Lease> leases = new ArrayList<>(List.of(work.lease()));
    for (int i = 1; i < 50; i++) {
      leases.add(shop.claimedBy(agent).lease());
    }
    for (BiConsumer<TestWorld, Work> write : WRITES) {
      Meanwhile<List<Lease>> beat =
          during(write, work, other -> other.workQueue().renewAll(leases, HOUR));
      assertThat(beat.result()).hasSameSizeAs(leases);
      assertThat(beat.waited()).as("waited").isEqualTo(fixture.runsTransactionsOneByOne());
    }
  }

  @Test
  final void no_take_over_comes_between_a_write_and_its_end() {
    FencedWrites.BEGUN.forEach(begin -> assertNotTakenBetween(begin, false));
  }

  @Test
  final void no_take_over_comes_between_a_write_of_a_host_and_its_end() {
    FencedWrites.BEGUN.forEach(begin -> assertNotTakenBetween(begin, true));
  }

  /**
   * Makes every kind of write in one transaction, each under a lease of its own that has run out,
   * and tries to take each of these over meanwhile.
   */
  private void assertNotTakenBetween(Function<TestWorld, Work> begin, boolean ofHosts) {
    Map<String, Lease> leases = new LinkedHashMap<>();
    Map<String, Consumer<ProjectScope>> writes = new LinkedHashMap<>();
    FencedWrites.all(begin.apply(shop), ofHosts)
        .forEach((name, writing) -> {
          Work work = begin.apply(shop);
          leases.put(name, work.lease());
          writes.put(name, writing.at(shop, work));
        });
    keelson.workQueue().renewAll(leases.values(), Duration.ofMillis(1));
    fixture.advance(Duration.ofMillis(1));
    Meanwhile<Set<String>> taken =
        during(
            within ->
                writes.forEach((name, write) ->
                    write.accept(
                        within.project().under(Objects.requireNonNull(leases.get(name), name)))),
            instance -> takenOver(instance, leases),
            fixture.runsTransactionsOneByOne() ? A_WHILE : LIMIT);
    if (fixture.runsTransactionsOneByOne()) {
      assertThat(taken.waited()).as("waited").isTrue();
    } else {
      assertThat(taken.result()).as("leases that were taken over during these writes").isEmpty();
      assertThat(takenOver(keelson, leases))
          .as("those that are taken over once the transaction has ended")
          .containsAll(goingOn(leases.keySet()));
    }
  }

  private static List<String> goingOn(Set<String> writes) {
    return writes.stream().filter(name -> !name.startsWith("termination.")).toList();
  }

  /** Takes over whatever may be, and returns the names of that. */
  private Set<String> takenOver(Keelson instance, Map<String, Lease> leases) {
    Set<String> taken = new TreeSet<>();
    leases.forEach((name, lease) -> {
      try {
        instance
            .workQueue()
            .lease(LeaseRequest.on(lease.projectId(), lease.subject(), lease.holder()));
        taken.add(name);
      } catch (LeaseRefusedException held) {
        assertThat(held.reason()).as(name).isIn(Reason.HELD, Reason.NOT_OPEN);
      }
    });
    return taken;
  }

  @Test
  final void a_take_over_does_not_come_between_a_write_and_its_end() {
    for (BiConsumer<TestWorld, Work> write : WRITES) {
      Work work = shop.work();
      fixture.expire(work.lease());
      shop.project()
          .workItems()
          .update(work.lease().workItemId(), item -> item.withAssignedAgentId(null));
      ClaimRequest request = ClaimRequest.by(shop.agent().id()).in(shop.id());
      Meanwhile<List<Claim>> claim =
          during(write, work, instance -> instance.workQueue().claim(request));
      if (claim.result().isEmpty()) {
        assertThat(keelson.workQueue().claim(request)).as("once it has ended").hasSize(1);
      } else {
        assertThat(claim.waited()).as("whether a claim that succeeded had waited").isTrue();
      }
      assertStale(work);
    }
  }

  @Test
  final void what_ends_the_work_waits_for_what_goes_on_under_its_lease() {
    List<Function<Work, Function<Keelson, Object>>> ends =
        List.of(
            work -> other -> other.workQueue().complete(work.lease(), Outcome.success()),
            work ->
                other -> {
                  other.workQueue().release(work.lease());
                  return work;
                },
            work ->
                other -> other.workQueue().completeAll(List.of(work.lease()), Outcome.success()),
            work ->
                other ->
                    shop.through(other)
                        .project()
                        .workItems()
                        .update(
                            work.lease().workItemId(),
                            item -> item.cancelled(StatusReason.CANCELLED_BY_USER, Made.NOW)));
    for (Function<Work, Function<Keelson, Object>> end : ends) {
      for (BiConsumer<TestWorld, Work> write : WRITES) {
        Work work = shop.work();
        assertThat(during(write, work, end.apply(work)).waited()).as("waited").isTrue();
        assertStale(work);
      }
    }
  }

  @Test
  final void what_ends_a_run_waits_for_what_goes_on_in_it() {
    for (BiConsumer<TestWorld, Work> write : WRITES) {
      Work work = shop.work();
      Meanwhile<Run> end =
          during(
              write,
              work,
              other ->
                  shop.through(other)
                      .project()
                      .termination()
                      .cancel(work.run().id(), StatusReason.CANCELLED_BY_USER));
      assertThat(end.waited()).as("waited").isTrue();
      assertThat(end.result().status()).isEqualTo(RunStatus.CANCELLED);
      assertThat(all(page -> shop.project().steps().findByRun(work.run().id(), page)))
          .as("steps that began meanwhile")
          .allSatisfy(step -> assertThat(step.status()).isEqualTo(RunStepStatus.CANCELLED));
      assertStale(work);
    }
  }

  /** Whatever comes first, nothing begins in what has ended, and nobody waits for ever. */
  @Test
  final void ends_of_a_run_and_its_item_race_with_what_goes_on_in_them() {
    for (int round = 0; round < 4; round++) {
      Work work = shop.work();
      boolean itemFirst = round % 2 == 0;
      begin(shop.keelson(), work, Race.RUNNERS); // the ends may come before all others
      Race.run(
          fixture,
          (instance, runner) ->
              runner == 3 ? end(instance, work, itemFirst) : begin(instance, work, runner));
      assertThat(shop.project().runs().get(work.run().id()).status())
          .isEqualTo(RunStatus.CANCELLED);
      assertThat(shop.project().workItems().get(work.lease().workItemId()).status())
          .isEqualTo(WorkItemStatus.COMPLETED);
      assertThat(all(page -> shop.project().steps().findByRun(work.run().id(), page)))
          .as("steps of a run that has ended")
          .extracting(RunStep::status)
          .containsOnly(RunStepStatus.CANCELLED);
    }
  }

  private Object begin(Keelson instance, Work work, int runner) {
    return shop.through(instance)
        .project()
        .stepLedger()
        .begin(work.lease(), RunSteps.planned(work.run(), "step " + runner));
  }

  /** Ends both together; what stands in the way of each other is said to pass. */
  private Object end(Keelson instance, Work work, boolean itemFirst) {
    for (int attempt = 1; ; attempt++) {
      try {
        return instance.inTransaction(tx -> {
          if (itemFirst) {
            tx.workQueue().complete(work.lease(), Outcome.success());
          }
          tx.project(shop.id())
              .termination()
              .cancel(work.run().id(), StatusReason.CANCELLED_BY_USER);
          return itemFirst ? work : tx.workQueue().complete(work.lease(), Outcome.success());
        });
      } catch (StoreUnavailableException e) {
        if (attempt == 8) {
          throw e;
        }
      }
    }
  }

  private void assertStale(Work work) {
    assertThatExceptionOfType(StaleLeaseException.class)
        .isThrownBy(() ->
            shop.project()
                .stepLedger()
                .begin(work.lease(), RunSteps.planned(work.run(), "another")));
  }

  /**
   * Writes in a transaction that ends only after {@code meanwhile} has ended in another thread, or
   * has waited for a while.
   */
  private <R> Meanwhile<R> during(
      BiConsumer<TestWorld, Work> write, Work work, Function<Keelson, R> meanwhile) {
    return during(within -> write.accept(within, work), meanwhile, A_WHILE);
  }

  private <R> Meanwhile<R> during(
      Consumer<TestWorld> writes, Function<Keelson, R> meanwhile, Duration most) {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    FutureTask<R> other =
        Race.started(
            "meanwhile",
            () -> {
              Race.await(begun);
              R result = meanwhile.apply(fixture.secondInstance());
              done.countDown();
              return result;
            });
    boolean waited =
        keelson.inTransaction(tx -> {
          writes.accept(shop.through(tx));
          begun.countDown();
          return !Race.isOpened(done, most);
        });
    return new Meanwhile<>(Race.result(other), waited);
  }

  /** What another thread got, and whether it had to wait until the transaction ended. */
  private record Meanwhile<R>(R result, boolean waited) {}
}
