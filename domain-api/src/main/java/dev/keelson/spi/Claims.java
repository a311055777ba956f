// SPDX-License-Identifier: Apache-2.0
package dev.keelson.spi;

import dev.keelson.agent.Agent;
import dev.keelson.core.Actor;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Leasable;
import dev.keelson.core.LeaseRefusedException;
import dev.keelson.core.LeaseRefusedException.Reason;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.core.StaleLeaseException;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WriteCheck;
import dev.keelson.project.Project;
import dev.keelson.run.Run;
import dev.keelson.run.RunStatus;
import dev.keelson.work.Awaited;
import dev.keelson.work.AwaitedEvent;
import dev.keelson.work.Claim;
import dev.keelson.work.Lease;
import dev.keelson.work.Leased;
import dev.keelson.work.Lock;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemStatus;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Creates claims from stored work items, and checks leases against what is stored. */
public final class Claims {

  private Claims() {}

  /**
   * Checks that a lease is the latest one of what it is on, and that of its holder.
   *
   * @throws StaleLeaseException if it is not
   */
  public static void check(Lease lease, Leased stored) {
    if (!isLatest(lease, stored)) {
      throw stale(lease, stored);
    }
  }

  /**
   * Returns whether a lease is the latest one of what it is on, and of its holder; it may have
   * expired.
   */
  public static boolean isLatest(Lease lease, Leased stored) {
    return stored.leaseToken() == lease.token() && lease.holder().equals(stored.lockedByAgentId());
  }

  /**
   * Returns whether the work under a lease has ended so before: its item is free, nobody leased it
   * since, it is as that outcome leaves it, and {@code actor}, who asks, has written it last. Then
   * the same answer is given again, since the first one may have been lost. Of what was woken
   * meanwhile it can't be told what it waited for.
   */
  public static boolean hasEnded(Lease lease, Outcome outcome, WorkItem stored, Actor actor) {
    return isFree(lease, stored)
        && (isWoken(outcome, stored)
            || (isLeft(outcome, stored) && stored.audit().updatedBy().equals(actor)));
  }

  private static boolean isLeft(Outcome outcome, WorkItem stored) {
    StatusReason reason = stored.statusReason();
    boolean isSame =
        stored.status() == outcome.status() && Objects.equals(reason, outcome.reason());
    return switch (outcome) {
      case Outcome.Waiting(Awaited what) -> isSame && isAwaited(what, stored);
      case Outcome.Retry retry ->
          isSame
              || (stored.status() == WorkItemStatus.FAILED
                  && StatusReason.ATTEMPTS_EXHAUSTED.equals(reason));
      default -> isSame;
    };
  }

  private static boolean isAwaited(Awaited what, WorkItem stored) {
    return switch (what) {
      case AwaitedEvent event -> event.equals(stored.awaits());
      case Awaited.Time(Instant time) -> time.equals(stored.availableAt());
      case Awaited.Items items -> true; // which they are, dependencies tell
    };
  }

  /** Whether what waited goes on by now, whoever woke it. */
  private static boolean isWoken(Outcome outcome, WorkItem stored) {
    return outcome instanceof Outcome.Waiting(AwaitedEvent event)
        && stored.status() == WorkItemStatus.PENDING
        && StatusReason.WOKEN.equals(stored.statusReason());
  }

  /**
   * Checks that what an outcome says is no secret.
   *
   * @throws dev.keelson.core.SecretFoundException if its reason is, naming {@code statusReason}, or
   *     the key of a signal, naming {@code awaits.key}
   */
  public static void checkSecrets(Outcome outcome) {
    WriteCheck.refuseSecrets(outcome.reason(), "statusReason");
    if (outcome instanceof Outcome.Waiting(Awaited.Signal(RunId run, String key))) {
      WriteCheck.refuseSecrets(key, "awaits.key");
    }
  }

  /** As {@link #hasEnded}, for a lease that was released. */
  public static boolean isReleased(Lease lease, Leased stored, Actor actor) {
    return isFree(lease, stored)
        && switch (stored) {
          case WorkItem item ->
              item.status() == WorkItemStatus.PENDING
                  && StatusReason.RELEASED.equals(item.statusReason())
                  && item.audit().updatedBy().equals(actor);
          case Run run ->
              RunStatus.LIFECYCLE.isActive(run.status()) && run.audit().updatedBy().equals(actor);
          default -> false;
        };
  }

  private static boolean isFree(Lease lease, Leased stored) {
    return stored.lock() == null && stored.leaseToken() == lease.token();
  }

  private static StaleLeaseException stale(Lease lease, Leased stored) {
    return new StaleLeaseException(
        lease.subject(),
        lease.token(),
        stored.lockedByAgentId(),
        stored.lockedByWorker(),
        stored.leaseToken());
  }

  /**
   * Checks that a run goes on, and is what is leased, or a run at the work item that is.
   *
   * @param run the stored run, null if it is not stored
   * @throws NotFoundException if it is not stored, or is a run of something else
   * @throws StaleLeaseException if it has ended
   */
  public static void checkRun(Lease lease, RunId id, @Nullable Run run) {
    if (run == null
        || !(lease.subject().equals(run.id()) || lease.subject().equals(run.workItemId()))) {
      throw new NotFoundException(id);
    }
    if (!RunStatus.LIFECYCLE.isActive(run.status())) {
      throw StaleLeaseException.ended(
          lease.subject(), lease.token(), lease.holder(), id, run.status());
    }
  }

  /**
   * Returns the claim that a work item's own columns describe.
   *
   * @throws InvalidValueException if the item is not claimed
   */
  public static Claim of(WorkItem item) {
    return new Claim(item, lease(item.projectId(), item.id(), item));
  }

  /**
   * Returns the lease that a run's own columns describe.
   *
   * @throws InvalidValueException if the run is not leased
   */
  public static Lease of(Run run) {
    return lease(run.projectId(), run.id(), run);
  }

  private static Lease lease(ProjectId project, Leasable subject, Leased leased) {
    Lock lock = leased.lock();
    if (lock == null) {
      throw new InvalidValueException("lease.holder", "must hold what is leased", "lease it first");
    }
    return Lease.builder()
        .projectId(project)
        .subject(subject)
        .holder(lock.agent())
        .worker(lock.worker())
        .token(leased.leaseToken())
        .until(lock.until())
        .build();
  }

  /**
   * Returns why an item that nobody could lease can't be.
   *
   * @param found what a store finds in the way: {@code HELD} by a lease that has not expired,
   *     {@code BLOCKED}, {@code EXCLUSIVE}, or that {@code AGENT} or {@code PROJECT} have no room
   */
  public static LeaseRefusedException refused(
      WorkItem item, Project project, Agent agent, Set<Reason> found) {
    boolean held = item.lock() != null && found.contains(Reason.HELD);
    if (held) {
      return held(item.id(), item);
    }
    if (item.status() != WorkItemStatus.PENDING && item.lock() == null) {
      return new LeaseRefusedException(
          item.id(), Reason.NOT_OPEN, "it is " + item.status().wireName());
    }
    if (item.assignedAgentId() != null && !item.assignedAgentId().equals(agent.id())) {
      return new LeaseRefusedException(
          item.id(), Reason.ASSIGNED, "it is assigned to " + item.assignedAgentId().describe());
    }
    if (found.contains(Reason.BLOCKED)) {
      return new LeaseRefusedException(
          item.id(), Reason.BLOCKED, "it waits for another item that is not completed");
    }
    return refused(item.id(), item.exclusiveKey(), project, agent, found);
  }

  /**
   * Returns why a run that nobody could lease can't be.
   *
   * @param found as for an item
   */
  public static LeaseRefusedException refused(
      Run run, Project project, Agent agent, Set<Reason> found) {
    if (run.workItemId() != null) {
      return new LeaseRefusedException(
          run.id(), Reason.HAS_ITEM, "it is a run at " + run.workItemId().describe());
    }
    if (!RunStatus.LIFECYCLE.isActive(run.status())) {
      return new LeaseRefusedException(
          run.id(), Reason.NOT_OPEN, "it is " + run.status().wireName());
    }
    return run.lock() != null && found.contains(Reason.HELD)
        ? held(run.id(), run)
        : refused(run.id(), run.exclusiveKey(), project, agent, found);
  }

  private static LeaseRefusedException refused(
      Leasable subject,
      @Nullable String exclusiveKey,
      Project project,
      Agent agent,
      Set<Reason> found) {
    if (!project.status().isOpenToWork()) {
      return new LeaseRefusedException(
          subject,
          Reason.PROJECT,
          "%s is %s".formatted(project.id().describe(), project.status().wireName()));
    }
    if (!agent.enabled()) {
      return new LeaseRefusedException(
          subject, Reason.AGENT, agent.id().describe() + " is disabled");
    }
    if (found.contains(Reason.EXCLUSIVE)) {
      return new LeaseRefusedException(
          subject,
          Reason.EXCLUSIVE,
          "something else with its exclusive key %s is under lease".formatted(exclusiveKey));
    }
    if (found.contains(Reason.AGENT)) {
      return new LeaseRefusedException(
          subject,
          Reason.AGENT,
          "%s holds %s items already".formatted(agent.id().describe(), agent.maxConcurrency()));
    }
    if (found.contains(Reason.PROJECT)) {
      return new LeaseRefusedException(
          subject,
          Reason.PROJECT,
          "%s items of %s are under lease already"
              .formatted(project.maxConcurrency(), project.id().describe()));
    }
    return new LeaseRefusedException(subject, Reason.HELD, "somebody is writing it");
  }

  private static LeaseRefusedException held(Leasable subject, Leased leased) {
    String worker = leased.lockedByWorker();
    return new LeaseRefusedException(
        subject,
        Reason.HELD,
        "%s holds it%s until %s"
            .formatted(
                Objects.requireNonNull(leased.lockedByAgentId()).describe(),
                worker == null ? "" : " through worker " + worker,
                leased.leaseUntil()));
  }
}
