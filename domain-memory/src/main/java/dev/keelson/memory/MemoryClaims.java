// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import dev.keelson.agent.Agent;
import dev.keelson.agent.AgentId;
import dev.keelson.core.Id;
import dev.keelson.core.LeaseRefusedException.Reason;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.core.WorkItemId;
import dev.keelson.project.Project;
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
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemDependency;
import dev.keelson.work.WorkItemStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives leases, by looking at every item.
 *
 * @param now the time of the call
 */
record MemoryClaims(MemoryStore tx, Instant now) {

  private static final Scope ALL = new Scope.Everywhere();

  private static final Comparator<WorkItem> ORDER =
      comparingInt(WorkItem::priority)
          .reversed()
          .thenComparing(WorkItem::createdAt)
          .thenComparing(WorkItem::id, Id.ORDER);

  /** The items that wait for another one: until it is completed, or has ended in any way. */
  private static final List<Query<WorkItem>> BLOCKED =
      List.of(
          blockedBy(false, Condition.not(WorkItem.STATUS.is(WorkItemStatus.COMPLETED))),
          blockedBy(true, WorkItem.STATUS.in(WorkItemStatus.LIFECYCLE.activeStates())));

  private static final Query<WorkItem> WAITING =
      WorkItem.TYPE.where(WorkItem.STATUS.is(WorkItemStatus.PENDING));

  private static final Query<WorkItem> RUN_OUT =
      WorkItem.TYPE.where(
          WorkItem.LOCKED_BY_AGENT_ID.isPresent(),
          Condition.not(WorkItem.LEASE_UNTIL.isInFuture()));

  MemoryClaims(MemoryStore tx) {
    this(tx, tx.now());
  }

  List<Claim> claim(ClaimRequest request) {
    Agent agent = tx.entities().get(Agent.TYPE, null, request.agent());
    long room = Math.min(request.max(), room(agent));
    List<Claim> claims = new ArrayList<>();
    if (room > 0) {
      Deque<Deque<WorkItem>> turns = turns(request);
      while (claims.size() < room && !turns.isEmpty()) {
        Deque<WorkItem> queue = turns.removeFirst();
        WorkItem item = queue.removeFirst();
        if (room(project(item.projectId())) > 0 && !isTaken(item.projectId(), item)) {
          claims.add(claimed(item, request));
        }
        if (!queue.isEmpty()) {
          turns.addLast(queue);
        }
      }
    }
    if (!claims.isEmpty() && !isOne(request.where())) {
      tx.turn().set(claims.getLast().item().projectId());
    }
    return claims;
  }

  /** Whatever its priority, also before it is available, and whatever its attempts. */
  Lease lease(LeaseRequest request, WorkItemId id) {
    WorkItem item = tx.entities().get(WorkItem.TYPE, request.projectId(), id);
    Agent agent = tx.entities().get(Agent.TYPE, null, request.agent());
    Project project = project(request.projectId());
    Set<Reason> found = found(item.projectId(), item);
    boolean waits = item.status() == WorkItemStatus.PENDING || item.lock() != null;
    if (blocked().contains(id)) {
      found.add(Reason.BLOCKED);
    }
    if (room(agent) == 0) {
      found.add(Reason.AGENT);
    }
    if (project.status().isOpenToWork() && room(project) == 0) {
      found.add(Reason.PROJECT);
    }
    if (!found.isEmpty()
        || !waits
        || !isFor(item, agent.id())
        || !project.status().isOpenToWork()) {
      throw Claims.refused(item, project, agent, found);
    }
    ClaimRequest claim =
        ClaimRequest.by(agent.id())
            .in(request.projectId())
            .worker(request.worker())
            .leasedFor(request.length());
    return claimed(item, claim).lease();
  }

  Lease lease(LeaseRequest request, RunId id) {
    Run run = tx.entities().get(Run.TYPE, request.projectId(), id);
    Agent agent = tx.entities().get(Agent.TYPE, null, request.agent());
    Project project = project(request.projectId());
    Set<Reason> found = found(run.projectId(), run);
    if (!found.isEmpty()
        || !agent.enabled()
        || !project.status().isOpenToWork()
        || run.workItemId() != null
        || !RunStatus.LIFECYCLE.isActive(run.status())) {
      throw Claims.refused(run, project, agent, found);
    }
    Lock lock = lock(agent.id(), request.worker(), request.length());
    Run leased = run.withLock(lock).withLeaseToken(run.leaseToken() + 1);
    return Claims.of(tx.entities().change(Run.TYPE, leased));
  }

  /** Returns what could be claimed of each project, in the order in which these take turns. */
  private Deque<Deque<WorkItem>> turns(ClaimRequest request) {
    Set<WorkItemId> blocked = blocked();
    Map<ProjectId, Deque<WorkItem>> queues =
        Stream.concat(waiting(request), runOut(request))
            .filter(item -> isFor(item, request.agent()) && !blocked.contains(item.id()))
            .filter(item -> request.types().isEmpty() || request.types().contains(item.workType()))
            .filter(item ->
                item.capability() == null || request.capabilities().contains(item.capability()))
            .filter(item -> !isTaken(item.projectId(), item))
            .sorted(ORDER)
            .collect(
                groupingBy(
                    WorkItem::projectId,
                    () -> new TreeMap<>(behind(tx.turn().get())),
                    toCollection(ArrayDeque::new)));
    return new ArrayDeque<>(queues.values());
  }

  private Stream<WorkItem> waiting(ClaimRequest request) {
    return tx.queries().all(WAITING, ALL).stream()
        .filter(item -> isIn(item, request.where()))
        .filter(item -> item.availableAt() == null || !item.availableAt().isAfter(now));
  }

  /** Fails what was started as often as it may be, and returns the rest. */
  private Stream<WorkItem> runOut(ClaimRequest request) {
    List<WorkItem> found =
        tx.queries().all(RUN_OUT, ALL).stream()
            .filter(item -> isIn(item, request.where()))
            .toList();
    found.stream()
        .filter(MemoryClaims::isSpent)
        .forEach(item -> MemoryWorkQueue.update(tx, MemoryWorkQueue.spent(item, now)));
    return found.stream().filter(item -> !isSpent(item));
  }

  private static boolean isSpent(WorkItem item) {
    return item.attempt() >= item.retry().maxAttempts();
  }

  private static Comparator<ProjectId> behind(@Nullable ProjectId last) {
    return comparing((ProjectId id) -> last != null && Id.ORDER.compare(id, last) <= 0)
        .thenComparing(Id.ORDER);
  }

  private boolean isIn(WorkItem item, Scope where) {
    boolean isThere =
        !(where instanceof Scope.Projects(List<ProjectId> ids)) || ids.contains(item.projectId());
    return isThere && project(item.projectId()).status().isOpenToWork();
  }

  private static boolean isOne(Scope where) {
    return where instanceof Scope.Projects(List<ProjectId> ids) && ids.size() == 1;
  }

  private static boolean isFor(WorkItem item, AgentId agent) {
    return item.assignedAgentId() == null || item.assignedAgentId().equals(agent);
  }

  private Set<WorkItemId> blocked() {
    return BLOCKED.stream()
        .flatMap(query -> tx.queries().all(query, ALL).stream())
        .map(WorkItem::id)
        .collect(toSet());
  }

  private static Query<WorkItem> blockedBy(boolean anyEnd, Condition<WorkItem> open) {
    return WorkItem.TYPE.where(
        WorkItemDependency.BLOCKED_ID.from(
            WorkItemDependency.TYPE,
            WorkItemDependency.ANY_END.is(anyEnd),
            WorkItemDependency.BLOCKER_ID.to(WorkItem.TYPE, open)));
  }

  private Project project(ProjectId id) {
    return tx.entities().get(Project.TYPE, null, id);
  }

  /** What is in the way of a lease on something: that it is held, or that its key is. */
  private <T extends Leased> Set<Reason> found(ProjectId project, T subject) {
    Set<Reason> found = EnumSet.noneOf(Reason.class);
    Lock lock = subject.lock();
    if (lock != null && lock.until().isAfter(now)) {
      found.add(Reason.HELD);
    }
    if (isTaken(project, subject)) {
      found.add(Reason.EXCLUSIVE);
    }
    return found;
  }

  /** Whether something else has the exclusive key, also under a lease that ran out. */
  private boolean isTaken(ProjectId project, Leased subject) {
    String key = subject.exclusiveKey();
    if (key == null || subject.lock() != null) {
      return false;
    }
    Scope its = new Scope.Projects(List.of(project));
    return !tx.queries()
            .all(
                WorkItem.TYPE.where(
                    WorkItem.EXCLUSIVE_KEY.is(key), WorkItem.LOCKED_BY_AGENT_ID.isPresent()),
                its)
            .isEmpty()
        || !tx.queries()
            .all(Run.TYPE.where(Run.EXCLUSIVE_KEY.is(key), Run.LOCKED_BY_AGENT_ID.isPresent()), its)
            .isEmpty();
  }

  /** Returns how many items the agent may still claim: expired leases don't count, wherever. */
  private long room(Agent agent) {
    return agent.enabled()
        ? Math.max(
            0, agent.maxConcurrency() - leased(ALL, WorkItem.LOCKED_BY_AGENT_ID.is(agent.id())))
        : 0;
  }

  private long room(Project project) {
    long leased =
        leased(new Scope.Projects(List.of(project.id())), WorkItem.LOCKED_BY_AGENT_ID.isPresent());
    return Math.max(0, project.maxConcurrency() - leased);
  }

  private long leased(Scope where, Condition<WorkItem> who) {
    return tx.queries()
        .all(WorkItem.TYPE.where(who, WorkItem.LEASE_UNTIL.isInFuture()), where)
        .size();
  }

  private Claim claimed(WorkItem item, ClaimRequest request) {
    WorkItem claimed =
        WorkItem.builder()
            .from(item)
            .status(WorkItemStatus.IN_PROGRESS)
            .statusReason(null)
            .lock(lock(request.agent(), request.worker(), request.length()))
            .leaseToken(item.leaseToken() + 1)
            .attempt(item.attempt() + 1)
            .finishedAt(null)
            .build();
    return Claims.of(MemoryWorkQueue.update(tx, claimed));
  }

  private Lock lock(AgentId agent, @Nullable String worker, Duration length) {
    return new Lock(agent, worker, now, now.plus(length));
  }
}
