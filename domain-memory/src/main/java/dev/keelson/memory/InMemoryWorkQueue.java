// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.agent.Agent;
import dev.keelson.agent.AgentId;
import dev.keelson.core.Entity;
import dev.keelson.core.ProjectId;
import dev.keelson.core.StatusReason;
import dev.keelson.core.Timestamps;
import dev.keelson.core.WriteCheck;
import dev.keelson.project.Project;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Lease;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemStatus;
import dev.keelson.work.WorkQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Claims by looking at every item, and writes by the ordinary rules of work items. */
final class InMemoryWorkQueue implements WorkQueue {

  private final StoreContext context;

  InMemoryWorkQueue(StoreContext context) {
    this.context = context;
  }

  @Override
  public List<Claim> claim(ClaimRequest request) {
    return context.change(tx -> {
      Agent agent = new InMemoryAgentRepository(tx).get(request.agent());
      Instant now = tx.now();
      List<WorkItem> claimable =
          items(tx, request.projects())
              .filter(item -> isClaimable(item, agent.id(), now))
              .filter(item -> !InMemoryWorkItemDependencyRepository.isBlocked(tx.layer(), item))
              .sorted(InMemoryWorkItemRepository.BY_URGENCY.comparator())
              .limit(Math.min(request.max(), room(tx, agent, now)))
              .toList();
      return claimable.stream().map(item -> claim(tx, item, request, now)).toList();
    });
  }

  @Override
  public WorkItem complete(Lease lease, Outcome outcome) {
    WriteCheck.refuseSecrets(outcome.reason(), "statusReason");
    return context.change(tx -> {
      InMemoryWorkItemRepository items = items(tx, lease);
      return items.update(ended(items.held(lease), outcome, tx.now()));
    });
  }

  @Override
  public List<Lease> completeAll(Collection<Lease> leases, Outcome outcome) {
    WriteCheck.refuseSecrets(outcome.reason(), "statusReason");
    return context.change(tx -> {
      List<Lease> stale =
          leases.stream()
              .distinct()
              .filter(lease -> items(tx, lease).findHeld(lease).isEmpty())
              .toList();
      for (Lease lease : leases) {
        InMemoryWorkItemRepository items = items(tx, lease);
        items.findHeld(lease).ifPresent(item -> items.update(ended(item, outcome, tx.now())));
      }
      return stale;
    });
  }

  @Override
  public List<Claim> completeAndClaim(Lease done, Outcome outcome, ClaimRequest next) {
    return context.change(tx -> {
      InMemoryWorkQueue queue = new InMemoryWorkQueue(tx);
      queue.complete(done, outcome);
      return queue.claim(next);
    });
  }

  @Override
  public Lease renew(Lease lease, Duration length) {
    ClaimRequest.checkLength(length);
    return context.change(tx -> {
      InMemoryWorkItemRepository items = items(tx, lease);
      Instant until = Timestamps.of(tx.now().plus(length), "lease.until");
      return renewed(items, items.held(lease), lease, until);
    });
  }

  @Override
  public List<Lease> renewAll(Collection<Lease> leases, Duration length) {
    ClaimRequest.checkLength(length);
    return context.change(tx -> {
      List<Lease> holding = new ArrayList<>();
      Instant until = Timestamps.of(tx.now().plus(length), "lease.until");
      for (Lease lease : new LinkedHashSet<>(leases)) {
        InMemoryWorkItemRepository items = items(tx, lease);
        items.findHeld(lease).ifPresent(item -> holding.add(renewed(items, item, lease, until)));
      }
      return holding;
    });
  }

  @Override
  public WorkItem release(Lease lease) {
    return context.change(tx -> {
      InMemoryWorkItemRepository items = items(tx, lease);
      return items.update(
          freed(items.held(lease), WorkItemStatus.PENDING, StatusReason.RELEASED, null));
    });
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
   * How many items the agent may still claim: leases that ran out don't count, wherever they are.
   */
  private static long room(StoreContext tx, Agent agent, Instant now) {
    if (!agent.enabled()) {
      return 0;
    }
    long holds =
        items(tx, List.of())
            .filter(item -> agent.id().equals(item.lockedByAgentId()) && isLeased(item, now))
            .count();
    return Math.max(0, agent.maxConcurrency() - holds);
  }

  private static Claim claim(StoreContext tx, WorkItem item, ClaimRequest request, Instant now) {
    InMemoryWorkItemRepository items = new InMemoryWorkItemRepository(tx, item.projectId());
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
    return Claim.of(
        item.status() == WorkItemStatus.IN_PROGRESS
            ? items.takeOver(claimed, item.status())
            : items.update(claimed));
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

  /** Renews a lease; one that comes in two forms, before and after a renewal, only once. */
  private static Lease renewed(
      InMemoryWorkItemRepository items, WorkItem item, Lease lease, Instant until) {
    if (!until.equals(item.leaseUntil())) {
      items.update(item.withLeaseUntil(until));
    }
    return new Lease(lease.projectId(), lease.workItemId(), lease.holder(), lease.token(), until);
  }

  private static InMemoryWorkItemRepository items(StoreContext tx, Lease lease) {
    return new InMemoryWorkItemRepository(tx, lease.projectId());
  }

  /** The items of these projects, or of all if there are none. */
  private static Stream<WorkItem> items(StoreContext tx, List<ProjectId> projects) {
    Stream<ProjectId> from =
        projects.isEmpty()
            ? tx.layer().all(Table.of(Project.TYPE, null)).stream().map(Entity::id)
            : projects.stream().distinct();
    return from.flatMap(project -> tx.layer().all(Table.of(WorkItem.TYPE, project)).stream());
  }
}
