// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.agent.Agent;
import dev.keelson.agent.AgentId;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.core.StatusReason;
import dev.keelson.core.Timestamps;
import dev.keelson.core.WorkItemId;
import dev.keelson.core.WriteCheck;
import dev.keelson.query.Condition;
import dev.keelson.query.Query;
import dev.keelson.query.Scope;
import dev.keelson.run.Run;
import dev.keelson.run.RunStatus;
import dev.keelson.spi.Claims;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Lease;
import dev.keelson.work.LeaseRequest;
import dev.keelson.work.Leased;
import dev.keelson.work.Lock;
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
import java.util.Objects;
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
      WorkItem item = LeasedWork.heldItem(tx, lease);
      return update(tx, ended(item, outcome, tx.now()));
    });
  }

  @Override
  public List<Lease> completeAll(Collection<Lease> leases, Outcome outcome) {
    WriteCheck.refuseSecrets(outcome.reason(), "statusReason");
    return store.change(tx -> {
      leases.forEach(Lease::workItemId); // which refuses one on a run
      List<Lease> held =
          leases.stream()
              .distinct()
              .filter(lease -> LeasedWork.findHeld(tx, lease).isPresent())
              .toList();
      for (Lease lease : held) {
        if (LeasedWork.findHeld(tx, lease).isPresent()) { // not for the second copy of a lease
          update(tx, ended(LeasedWork.heldItem(tx, lease), outcome, tx.now()));
        }
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
  public void release(Lease lease) {
    store.change(tx ->
        switch (LeasedWork.held(tx, lease)) {
          case WorkItem item ->
              update(tx, freed(item, WorkItemStatus.PENDING, StatusReason.RELEASED, null));
          case Leased other -> tx.entities().change(Run.TYPE, ((Run) other).withLock(null));
        });
  }

  @Override
  public Lease lease(LeaseRequest request) {
    return store.change(tx ->
        switch (request.subject()) {
          case WorkItemId item -> lease(tx, request, item);
          case RunId run -> lease(tx, request, run);
        });
  }

  private static Lease lease(MemoryStore tx, LeaseRequest request, WorkItemId id) {
    WorkItem item = tx.entities().get(WorkItem.TYPE, request.projectId(), id);
    Agent agent = tx.entities().get(Agent.TYPE, null, request.agent());
    Instant now = tx.now();
    boolean waits = tx.queries().all(READY, ALL).stream().noneMatch(it -> it.id().equals(id));
    if (waits || !isClaimable(item, agent.id(), now)) {
      throw Claims.refused(item, agent.id(), waits, isLeased(item, now));
    }
    if (room(tx, agent) == 0) {
      throw Claims.refused(id, agent);
    }
    ClaimRequest claim =
        ClaimRequest.by(agent.id()).worker(request.worker()).leasedFor(request.length());
    return claim(tx, item, claim, now).lease();
  }

  private static Lease lease(MemoryStore tx, LeaseRequest request, RunId id) {
    Run run = tx.entities().get(Run.TYPE, request.projectId(), id);
    Agent agent = tx.entities().get(Agent.TYPE, null, request.agent());
    Instant now = tx.now();
    if (!agent.enabled()) {
      throw Claims.refused(id, agent);
    }
    if (run.workItemId() != null
        || !RunStatus.LIFECYCLE.isActive(run.status())
        || isLeased(run, now)) {
      throw Claims.refused(run, isLeased(run, now));
    }
    Lock lock = lock(agent.id(), request.worker(), now, request.length());
    Run leased = run.withLock(lock).withLeaseToken(run.leaseToken() + 1);
    return Claims.of(tx.entities().change(Run.TYPE, leased));
  }

  private static Lock lock(AgentId agent, @Nullable String worker, Instant now, Duration length) {
    return new Lock(agent, worker, now, now.plus(length));
  }

  private static boolean isIn(WorkItem item, List<ProjectId> projects) {
    return projects.isEmpty() || projects.contains(item.projectId());
  }

  private static boolean isClaimable(WorkItem item, AgentId agent, Instant now) {
    boolean free =
        item.status() == WorkItemStatus.PENDING || (item.lock() != null && !isLeased(item, now));
    return free && (item.assignedAgentId() == null || item.assignedAgentId().equals(agent));
  }

  private static boolean isLeased(Leased leased, Instant now) {
    return leased.lock() != null && leased.lock().until().isAfter(now);
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
            .lock(lock(request.agent(), request.worker(), now, request.length()))
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
        .lock(null)
        .finishedAt(finished)
        .build();
  }

  /** Renews a lease; if passed in two copies, from before and after a renewal, only once. */
  private static Lease renewed(MemoryStore tx, Leased held, Lease lease, Instant until) {
    Lock lock = Objects.requireNonNull(held.lock(), "lock");
    if (!until.equals(lock.until())) {
      if (held instanceof WorkItem item) {
        update(tx, item.withLock(lock.until(until)));
      } else {
        tx.entities().change(Run.TYPE, ((Run) held).withLock(lock.until(until)));
      }
    }
    return Lease.builder().from(lease).until(until).build();
  }

  private static WorkItem update(MemoryStore tx, WorkItem item) {
    return tx.entities().change(WorkItem.TYPE, item);
  }
}
