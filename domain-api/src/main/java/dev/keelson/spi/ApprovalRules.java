// SPDX-License-Identifier: Apache-2.0
package dev.keelson.spi;

import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalScope;
import dev.keelson.approval.ApprovalStatus;
import dev.keelson.core.Actor;
import dev.keelson.core.ApprovalRefusedException;
import dev.keelson.core.ApprovalRefusedException.Reason;
import dev.keelson.core.Check;
import dev.keelson.core.Digest;
import dev.keelson.core.InvalidValueException;
import dev.keelson.effect.EffectKind;
import dev.keelson.effect.SideEffect;
import dev.keelson.project.Policy;
import dev.keelson.run.Run;
import dev.keelson.run.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules for deciding and using approvals, checked in the same order by all stores. Each {@code
 * check…} returns normally if no rule is broken. What only the store knows is passed as suppliers
 * and evaluated only when needed.
 */
public final class ApprovalRules {

  private ApprovalRules() {}

  /** Returns a request as it is stored first: pending, requested by that actor. */
  public static Approval asked(Approval request, Actor by) {
    return Approval.builder()
        .from(request)
        .requestedBy(by)
        .alsoRequestedBy(List.of())
        .granted(0)
        .status(ApprovalStatus.PENDING)
        .statusReason(null)
        .decidedAt(null)
        .decidedBy(null)
        .consumedAt(null)
        .effectId(null)
        .build();
  }

  /**
   * Checks that an open approval stands for a request of the same action.
   *
   * @throws ApprovalRefusedException if its terms are others
   */
  public static void checkTerms(Approval open, Approval request) {
    refuseIf(
        open.quorum() != request.quorum()
            || open.selfApproval() != request.selfApproval()
            || !Set.copyOf(open.deciders()).equals(Set.copyOf(request.deciders()))
            || endsLater(open.expiresAt(), request.expiresAt()),
        open,
        Reason.OTHER_TERMS);
  }

  /**
   * Checks that an actor who has not requested an open approval may request it as well.
   *
   * @param voted whether the same actor has decided on it, so that what they request would be what
   *     they granted
   * @throws ApprovalRefusedException with the first reason that applies
   */
  public static void checkRequester(Approval open, BooleanSupplier voted) {
    refuseIf(!open.selfApproval() && voted.getAsBoolean(), open, Reason.ALREADY_VOTED);
    refuseIf(
        open.alsoRequestedBy().size() >= Approval.MAX_REQUESTERS, open, Reason.TOO_MANY_REQUESTERS);
  }

  private static boolean endsLater(@Nullable Instant one, @Nullable Instant other) {
    return other != null && (one == null || one.isAfter(other));
  }

  /**
   * Checks that a run may request approvals.
   *
   * @throws InvalidValueException if it has ended
   */
  public static void checkRun(Run run) {
    Check.that(
        RunStatus.LIFECYCLE.isActive(run.status()),
        "approval.runId",
        "must be a run that has not ended",
        "request approvals while it runs");
  }

  /**
   * Checks that a request is of now, since what happens to it may be as late as it says: a clock
   * may be ahead by a day.
   *
   * @throws InvalidValueException if it is later
   */
  public static void checkTime(Approval request, Instant now) {
    Check.that(
        !request.createdAt().isAfter(now.plus(Duration.ofHours(24))),
        "audit.createdAt",
        "must be at most a day ahead of the store's clock",
        "request it when it is needed");
  }

  /**
   * Checks that an actor may decide on an approval.
   *
   * @param role the role in which the host lets the actor decide, or null
   * @throws ApprovalRefusedException if not
   */
  public static void checkDecider(Approval approval, Actor actor, @Nullable String role) {
    refuseIf(!approval.isDecider(actor, role), approval, Reason.NOT_A_DECIDER);
    refuseIf(
        !approval.selfApproval() && approval.isRequestedBy(actor), approval, Reason.OWN_REQUEST);
  }

  /** Returns whether the project's policy {@code require_approval} names that kind of effect. */
  public static boolean isRequired(@Nullable Policy policy, EffectKind kind) {
    return policy != null
        && policy
            .value()
            .toTree()
            .path("effects")
            .valueStream()
            .anyMatch(named ->
                named.isString()
                    && (named.stringValue().equals("*")
                        || named.stringValue().equals(kind.value())));
  }

  /** Returns the refusal of a side effect that needs an approval and names none. */
  public static InvalidValueException missingApproval(EffectKind kind) {
    return new InvalidValueException(
        "sideEffect.approvalId",
        "must be present: the policy require_approval of the project names " + kind,
        "request an approval of exactly this, and name it");
  }

  /**
   * Checks that an approval allows exactly a side effect, whose kind is its scope.
   *
   * @param overdue whether the store's clock has passed the expiry of the approval
   * @throws ApprovalRefusedException with the first reason that applies
   */
  public static void checkEffect(Approval approval, BooleanSupplier overdue, SideEffect effect) {
    checkUse(approval, overdue, effect.kind().scope(), effect.target(), effect.parametersDigest());
    refuseOther(approval, differing("runId", approval.runId().equals(effect.runId())));
  }

  /**
   * Checks that a vote is allowed, of an actor who may decide.
   *
   * @param overdue whether the store's clock has passed the expiry of the approval
   * @param voted whether the same actor has voted before
   * @throws ApprovalRefusedException with the first reason that applies
   */
  public static void checkVote(Approval approval, BooleanSupplier overdue, BooleanSupplier voted) {
    refuseIf(approval.status() == ApprovalStatus.EXPIRED, approval, Reason.EXPIRED);
    refuseIf(approval.status() != ApprovalStatus.PENDING, approval, Reason.ALREADY_DECIDED);
    refuseIf(overdue.getAsBoolean(), approval, Reason.EXPIRED);
    refuseIf(voted.getAsBoolean(), approval, Reason.ALREADY_VOTED);
  }

  /**
   * Checks that the approval may be consumed.
   *
   * @param overdue whether the store's clock has passed the expiry of the approval
   * @throws ApprovalRefusedException with the first reason that applies
   */
  public static void checkUse(
      Approval approval,
      BooleanSupplier overdue,
      ApprovalScope scope,
      @Nullable String target,
      Digest parameters) {
    refuseIf(approval.status() == ApprovalStatus.CONSUMED, approval, Reason.ALREADY_CONSUMED);
    refuseIf(approval.status() == ApprovalStatus.EXPIRED, approval, Reason.EXPIRED);
    refuseIf(approval.status() != ApprovalStatus.APPROVED, approval, Reason.NOT_APPROVED);
    refuseIf(overdue.getAsBoolean(), approval, Reason.EXPIRED);
    Digest granted = approval.parametersDigest();
    refuseOther(
        approval,
        Stream.of(
                differing("scope", approval.scope().equals(scope)),
                differing("target", Objects.equals(approval.target(), target)),
                differing(
                    "parametersDigest, granted is %s, not %s".formatted(granted, parameters),
                    granted.equals(parameters)))
            .flatMap(List::stream)
            .toList());
  }

  private static List<String> differing(String what, boolean same) {
    return same ? List.of() : List.of(what);
  }

  private static void refuseOther(Approval approval, List<String> differing) {
    if (!differing.isEmpty()) {
      throw ApprovalRefusedException.otherParameters(approval.id(), differing);
    }
  }

  private static void refuseIf(boolean broken, Approval approval, Reason reason) {
    if (broken) {
      throw new ApprovalRefusedException(approval.id(), reason);
    }
  }
}
