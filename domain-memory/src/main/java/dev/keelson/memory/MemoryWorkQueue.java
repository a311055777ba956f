// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.RunId;
import dev.keelson.core.StatusReason;
import dev.keelson.core.Timestamps;
import dev.keelson.core.WorkItemId;
import dev.keelson.run.Run;
import dev.keelson.spi.Claims;
import dev.keelson.work.Awaited;
import dev.keelson.work.AwaitedEvent;
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
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Claims by scanning every item, and writes by the ordinary rules of work items. */
record MemoryWorkQueue(MemoryStore store) implements WorkQueue {

  @Override
  public List<Claim> claim(ClaimRequest request) {
    return store.change(tx -> new MemoryClaims(tx).claim(request));
  }

  @Override
  public WorkItem complete(Lease lease, Outcome outcome) {
    Claims.checkSecrets(outcome);
    return store.change(tx -> {
      WorkItem item = tx.entities().get(WorkItem.TYPE, lease.projectId(), lease.workItemId());
      return Claims.hasEnded(lease, outcome, item, tx.actor()) ? item : end(tx, lease, outcome);
    });
  }

  private static WorkItem end(MemoryStore tx, Lease lease, Outcome outcome) {
    WorkItem ended = update(tx, ended(LeasedWork.heldItem(tx, lease), outcome, tx.now()));
    if (outcome instanceof Outcome.Waiting(Awaited.Items(List<WorkItemId> ids))) {
      ids.forEach(id -> block(tx, ended, id));
    }
    return ended;
  }

  private static void block(MemoryStore tx, WorkItem item, WorkItemId blocker) {
    WorkItemDependency wait =
        WorkItemDependency.untilEnd(item.projectId(), item.id(), blocker, tx.now());
    tx.entities().ensure(WorkItemDependency.TYPE, wait, WorkItemDependency.TYPE.keyOf(wait));
  }

  @Override
  public List<Lease> completeAll(Collection<Lease> leases, Outcome outcome) {
    Claims.checkSecrets(outcome);
    return store.change(tx -> {
      leases.forEach(Lease::workItemId); // which refuses one on a run
      return leases.stream().distinct().filter(lease -> hasEnded(tx, lease, outcome)).toList();
    });
  }

  /** Ends work that a lease holds; returns whether it has ended so, also before. */
  private static boolean hasEnded(MemoryStore tx, Lease lease, Outcome outcome) {
    if (LeasedWork.findHeld(tx, lease).isPresent()) {
      end(tx, lease, outcome);
    }
    return tx.entities()
        .find(WorkItem.TYPE, lease.projectId(), lease.workItemId())
        .filter(item -> Claims.hasEnded(lease, outcome, item, tx.actor()))
        .isPresent();
  }

  @Override
  public List<Claim> completeAndClaim(Lease done, Outcome outcome, ClaimRequest next) {
    Claims.checkSecrets(outcome);
    return store.change(tx -> {
      end(tx, done, outcome);
      return new MemoryWorkQueue(tx).claim(next);
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
        switch (LeasedWork.stored(tx, lease)) {
          case Leased free when Claims.isReleased(lease, free, tx.actor()) -> free;
          case Leased other -> release(tx, lease, other);
        });
  }

  private static Leased release(MemoryStore tx, Lease lease, Leased stored) {
    Claims.check(lease, stored);
    return switch (stored) {
      case WorkItem item ->
          update(tx, freed(item, WorkItemStatus.PENDING, StatusReason.RELEASED, null));
      case Leased other -> tx.entities().change(Run.TYPE, ((Run) other).withLock(null));
    };
  }

  @Override
  public Lease lease(LeaseRequest request) {
    return store.change(tx ->
        switch (request.subject()) {
          case WorkItemId item -> new MemoryClaims(tx).lease(request, item);
          case RunId run -> new MemoryClaims(tx).lease(request, run);
        });
  }

  private static WorkItem ended(WorkItem item, Outcome outcome, Instant now) {
    if (outcome instanceof Outcome.Retry retry) {
      return retried(item, retry, now);
    } else if (outcome instanceof Outcome.Waiting(Awaited what)) {
      return waiting(item, what, outcome);
    }
    WorkItemStatus end = outcome.status();
    return freed(item, end, outcome.reason(), WorkItemStatus.LIFECYCLE.isActive(end) ? null : now);
  }

  private static WorkItem retried(WorkItem item, Outcome.Retry retry, Instant now) {
    return item.retry()
        .waitAfter(item.attempt())
        .map(longest -> {
          Duration after = retry.after() == null ? shortened(longest) : retry.after();
          return freed(item, WorkItemStatus.PENDING, retry.why(), null)
              .withAvailableAt(Timestamps.of(now.plus(after), "workItem.availableAt"));
        })
        .orElseGet(() -> spent(item, now));
  }

  /** The attempt that ends so is not counted. */
  private static WorkItem waiting(WorkItem item, Awaited what, Outcome outcome) {
    return WorkItem.builder()
        .from(item)
        .status(outcome.status())
        .statusReason(outcome.reason())
        .awaits(what instanceof AwaitedEvent event ? event : null)
        .availableAt(what instanceof Awaited.Time(Instant time) ? time : item.availableAt())
        .lock(null)
        .attempt(item.attempt() - 1)
        .build();
  }

  /** By chance, by up to a half. */
  private static Duration shortened(Duration longest) {
    return Duration.ofMillis(
        (long) (longest.toMillis() * (0.5 + ThreadLocalRandom.current().nextDouble() / 2)));
  }

  /** Returns an item as failed, since it was started as often as it may be. */
  static WorkItem spent(WorkItem item, Instant now) {
    return freed(item, WorkItemStatus.FAILED, StatusReason.ATTEMPTS_EXHAUSTED, now);
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

  static WorkItem update(MemoryStore tx, WorkItem item) {
    return tx.entities().change(WorkItem.TYPE, item);
  }
}
