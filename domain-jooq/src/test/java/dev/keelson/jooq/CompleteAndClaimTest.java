// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.WORK_ITEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.agent.Agent;
import dev.keelson.agent.AgentId;
import dev.keelson.core.NotFoundException;
import dev.keelson.testkit.fixtures.Agents;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Lease;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemStatus;
import dev.keelson.work.WorkQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Ending work and claiming the next in one statement: where both could get into each other's way.
 */
final class CompleteAndClaimTest extends ShopTest {

  private static final int WORKERS = 8;
  private static final int ITEMS = 200;

  @Test
  void the_place_of_the_work_that_ends_is_free_for_the_next() {
    Agent single = keelson.agents().insert(Agents.coder().withMaxConcurrency(1));
    item();
    item();
    Lease done = claim(single.id()).getFirst().lease();
    assertThat(claim(single.id())).isEmpty();
    assertThat(next(done, single.id())).hasSize(1);
  }

  @Test
  void work_whose_lease_ran_out_ends_and_is_not_claimed_again() {
    Lease done = claimed().lease();
    database.advance(Duration.ofDays(1));
    assertThat(next(done, agent.id())).isEmpty();
    assertThat(status(done)).isEqualTo(WorkItemStatus.COMPLETED);
  }

  @Test
  void a_disabled_agent_ends_its_work_and_gets_no_more() {
    Lease done = claimed().lease();
    item();
    keelson.agents().update(agent.id(), any -> any.withEnabled(false));
    assertThat(next(done, agent.id())).isEmpty();
    assertThat(status(done)).isEqualTo(WorkItemStatus.COMPLETED);
  }

  @Test
  void nothing_ends_for_an_agent_that_is_not_stored() {
    Lease done = claimed().lease();
    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> next(done, AgentId.next()));
    assertThat(status(done)).isEqualTo(WorkItemStatus.IN_PROGRESS);
  }

  @Test
  @Timeout(60)
  void many_workers_of_an_agent_with_a_limit_end_everything_once() throws Exception {
    Agent limited = keelson.agents().insert(Agents.coder().withMaxConcurrency(WORKERS));
    for (int i = 0; i < ITEMS; i++) {
      item();
    }
    CyclicBarrier start = new CyclicBarrier(WORKERS);
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<WorkItem>>> results = new ArrayList<>();
      for (int i = 0; i < WORKERS; i++) {
        results.add(workers.submit(worker(limited.id(), start)));
      }
      List<WorkItem> done = new ArrayList<>();
      for (Future<List<WorkItem>> result : results) {
        done.addAll(result.get());
      }
      assertThat(done).hasSize(ITEMS).extracting(WorkItem::id).doesNotHaveDuplicates();
    }
    assertThat(sql.fetchCount(WORK_ITEM, WORK_ITEM.STATUS.eq(WorkItemStatus.COMPLETED)))
        .isEqualTo(ITEMS);
  }

  private Callable<List<WorkItem>> worker(AgentId by, CyclicBarrier start) {
    WorkQueue queue = JooqKeelson.over(database.dataSource()).workQueue();
    ClaimRequest one = ClaimRequest.by(by).in(project());
    return () -> {
      List<WorkItem> done = new ArrayList<>();
      start.await();
      List<Claim> claims = queue.claim(one);
      while (!claims.isEmpty()) {
        done.add(claims.getFirst().item());
        claims = queue.completeAndClaim(claims.getFirst().lease(), Outcome.success(), one);
      }
      return done;
    };
  }

  private List<Claim> claim(AgentId by) {
    return keelson.workQueue().claim(ClaimRequest.by(by).in(project()));
  }

  private List<Claim> next(Lease done, AgentId by) {
    return keelson
        .workQueue()
        .completeAndClaim(done, Outcome.success(), ClaimRequest.by(by).in(project()));
  }

  private WorkItemStatus status(Lease lease) {
    return shop.workItems().get(lease.workItemId()).status();
  }
}
