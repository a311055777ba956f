// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.agent.Agent;
import dev.keelson.agent.AgentId;
import dev.keelson.core.ProjectId;
import dev.keelson.core.StatusReason;
import dev.keelson.core.Timestamps;
import dev.keelson.core.WriteCheck;
import dev.keelson.query.Condition;
import dev.keelson.query.Query;
import dev.keelson.query.Scope;
import dev.keelson.spi.Claims;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Lease;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemDependency;
import dev.keelson.work.WorkItemStatus;
import dev.keelson.work.WorkQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Claims by scanning every item, and writes by the ordinary rules of work items. */
record MemoryWorkQueue(MemoryStore store) implements WorkQueue {

  private static final Scope ALL = new Scope.Everywhere();

  /** The items that wait for no other item, in the order of claims. */
  private static final Query<WorkItem> READY =
      WorkItem.TYPE
          .where(
              Condition.not(
                  WorkItemDependency.BLOCKED_ID.from(
                      WorkItemDependency.TYPE,
                      WorkItemDependency.BLOCKER_ID.to(
                          WorkItem.TYPE,
                          Condition.not(WorkItem.STATUS.is(WorkItemStatus.COMPLETED))))))
          .by(WorkItem.URGENCY);

  @Override
  public List<Claim> claim(ClaimRequest request) {
    return store.change(tx -> {
      Agent agent = tx.entities().get(Agent.TYPE, null, request.agent());
      Instant now = tx.now();
      return tx.queries().all(READY, ALL).stream()
          .filter(item -> isIn(item, request.projects()))
          .filter(item -> isClaimable(item, agent.id(), now))
          .limit(Math.min(request.max(), room(tx, agent)))
          .toList()
          .stream()
          .map(item -> claim(tx, item, request, now))
          .toList();
    });
  }

  @Override
  public WorkItem complete(Lease lease, Outcome outcome) {
    WriteCheck.refuseSecrets(outcome.reason(), "statusReason");
    return store.change(tx -> {
      WorkItem item = LeasedWork.held(tx, lease);
      return update(tx, ended(item, outcome, tx.now()));
    });
  }

  @Override
  public List<Lease> completeAll(Collection<Lease> leases, Outcome outcome) {
    WriteCheck.refuseSecrets(outcome.reason(), "statusReason");
    return store.change(tx -> {
      List<Lease> held =
          leases.stream()
              .distinct()
              .filter(lease -> LeasedWork.findHeld(tx, lease).isPresent())
              .toList();
      for (Lease lease : held) {
        LeasedWork.findHeld(tx, lease) // empty for the second copy of a lease
            .ifPresent(item -> update(tx, ended(item, outcome, tx.now())));
      }
      return held;
    });
  }

  @Override
  public List<Claim> completeAndClaim(Lease done, Outcome outcome, ClaimRequest next) {
    return store.change(tx -> {
      MemoryWorkQueue queue = new MemoryWorkQueue(tx);
      queue.complete(done, outcome);
      return queue.claim(next);
    });
  }

  @Override
  public Lease renew(Lease lease, Duration length) {
    Duration whole = ClaimRequest.checkLength(length);
    return store.change(tx -> {
      Instant until = Timestamps.of(tx.now().plus(whole), "lease.until");
      return renewed(tx, LeasedWork.held(tx, lease), lease, until);
    });
  }

  @Override
  public List<Lease> renewAll(Collection<Lease> leases, Duration length) {
    Duration whole = ClaimRequest.checkLength(length);
    return store.change(tx -> {
      List<Lease> holding = new ArrayList<>();
      Instant until = Timestamps.of(tx.now().plus(whole), "lease.until");
      for (Lease lease : new LinkedHashSet<>(leases)) {
        LeasedWork.findHeld(tx, lease)
            .ifPresent(item -> holding.add(renewed(tx, item, lease, until)));
      }
      return holding;
    });
  }

  @Override
  public WorkItem release(Lease lease) {
    return store.change(tx -> {
      WorkItem item = LeasedWork.held(tx, lease);
      return update(tx, freed(item, WorkItemStatus.PENDING, StatusReason.RELEASED, null));
    });
  }

  private static boolean isIn(WorkItem item, List<ProjectId> projects) {
    return projects.isEmpty() || projects.contains(item.projectId());
  }

  private static boolean isClaimable(WorkItem item, AgentId agent, Instant now) {
    boolean free =
        item.status() == WorkItemStatus.PENDING
            || (item.lockedByAgentId() != null && !isLeased(item, now));
    return free && (item.assignedAgentId() == null || item.assignedAgentId().equals(agent));
  }

  private static boolean isLeased(WorkItem item, Instant now) {
    return item.leaseUntil() != null && item.leaseUntil().isAfter(now);
  }

  /**
   * Returns how many items the agent may still claim: expired leases don't count, in whatever
   * project they are.
   */
  private static long room(MemoryStore tx, Agent agent) {
    if (!agent.enabled()) {
      return 0;
    }
    Query<WorkItem> held =
        WorkItem.TYPE.where(
            WorkItem.LOCKED_BY_AGENT_ID.is(agent.id()), WorkItem.LEASE_UNTIL.isInFuture());
    long holds = tx.queries().all(held, ALL).size();
    return Math.max(0, agent.maxConcurrency() - holds);
  }

  private static Claim claim(MemoryStore tx, WorkItem item, ClaimRequest request, Instant now) {
    WorkItem claimed =
        WorkItem.builder()
            .from(item)
            .status(WorkItemStatus.IN_PROGRESS)
            .statusReason(null)
            .lockedByAgentId(request.agent())
            .lockedAt(now)
            .leaseUntil(now.plus(request.length()))
            .leaseToken(item.leaseToken() + 1)
            .attempt(item.attempt() + 1)
            .finishedAt(null)
            .build();
    return Claims.of(update(tx, claimed));
  }

  private static WorkItem ended(WorkItem item, Outcome outcome, Instant now) {
    WorkItemStatus end = outcome.status();
    return freed(item, end, outcome.reason(), WorkItemStatus.LIFECYCLE.isActive(end) ? null : now);
  }

  private static WorkItem freed(
      WorkItem item,
      WorkItemStatus status,
      @Nullable StatusReason reason,
      @Nullable Instant finished) {
    return WorkItem.builder()
        .from(item)
        .status(status)
        .statusReason(reason)
        .lockedByAgentId(null)
        .lockedAt(null)
        .leaseUntil(null)
        .finishedAt(finished)
        .build();
  }

  /** Renews a lease; if passed in two copies, from before and after a renewal, only once. */
  private static Lease renewed(MemoryStore tx, WorkItem item, Lease lease, Instant until) {
    if (!until.equals(item.leaseUntil())) {
      update(tx, item.withLeaseUntil(until));
    }
    return Lease.builder().from(lease).until(until).build();
  }

  private static WorkItem update(MemoryStore tx, WorkItem item) {
    return tx.entities().change(WorkItem.TYPE, item);
  }
}
