// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalDecision;
import dev.keelson.approval.ApprovalScope;
import dev.keelson.approval.ApprovalService;
import dev.keelson.approval.ApprovalStatus;
import dev.keelson.approval.Verdict;
import dev.keelson.core.Actor;
import dev.keelson.core.ApprovalId;
import dev.keelson.core.Check;
import dev.keelson.core.Digest;
import dev.keelson.core.Ensured;
import dev.keelson.core.ProjectId;
import dev.keelson.core.SecretScanner;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WriteCheck;
import dev.keelson.effect.SideEffect;
import dev.keelson.query.Query;
import dev.keelson.query.Scope;
import dev.keelson.repository.SecretPolicy;
import dev.keelson.run.Run;
import dev.keelson.spi.ApprovalRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Moves approvals by their ordinary rules, after checking the rules of the service. */
record MemoryApprovalService(MemoryStore store, ProjectId project) implements ApprovalService {

  private static final Query<Approval> EXPIRING =
      Approval.TYPE
          .where(Approval.STATUS.in(List.of(ApprovalStatus.PENDING, ApprovalStatus.APPROVED)))
          .by(Approval.EXPIRES_AT);

  @Override
  public Ensured<Approval> request(Approval request) {
    WriteCheck.requireOwner(request.id(), request.projectId(), project);
    Approval admitted = SecretPolicy.standard().admit(Approval.TYPE, request);
    Approval asked = ApprovalRules.asked(admitted, store.actor());
    return store.change(tx -> {
      Optional<Approval> open = tx.entities().findSame(Approval.TYPE, Approval.OPEN, asked);
      if (open.isPresent() && !isOverdue(open.get(), tx.now())) {
        ApprovalRules.checkTerms(open.get(), asked);
        return new Ensured<>(requestedAlso(tx, open.get()), false);
      }
      open.ifPresent(overdue -> update(tx, overdue.expired()));
      ApprovalRules.checkTime(asked, tx.now());
      tx.entities().find(Run.TYPE, project, asked.runId()).ifPresent(ApprovalRules::checkRun);
      return new Ensured<>(tx.entities().insert(Approval.TYPE, asked), true);
    });
  }

  private static Approval requestedAlso(MemoryStore tx, Approval open) {
    if (open.isRequestedBy(tx.actor())) {
      return open;
    }
    ApprovalRules.checkRequester(open, () -> hasVoted(tx, open));
    List<String> all = new ArrayList<>(open.alsoRequestedBy());
    all.add(tx.actor().toString());
    return update(tx, open.withAlsoRequestedBy(all));
  }

  @Override
  public Approval decide(
      ApprovalId id, Verdict verdict, @Nullable String rationale, @Nullable String role) {
    WriteCheck.refuseSecrets(decision(id, verdict, rationale, role, store.now()));
    return store.change(tx -> {
      // not before the lock: who waited decides later than who had it
      ApprovalDecision decision = decision(id, verdict, rationale, role, tx.now());
      Approval approval = tx.entities().get(Approval.TYPE, project, id);
      ApprovalRules.checkDecider(approval, tx.actor(), role);
      Instant now = decision.decidedAt();
      ApprovalRules.checkVote(
          approval, () -> isOverdue(approval, now), () -> hasVoted(tx, approval));
      tx.entities().record(ApprovalDecision.TYPE, project, List.of(decision));
      return update(tx, counted(approval, verdict, tx.actor(), now));
    });
  }

  private ApprovalDecision decision(
      ApprovalId id,
      Verdict verdict,
      @Nullable String rationale,
      @Nullable String role,
      Instant now) {
    return ApprovalDecision.builder()
        .projectId(project)
        .approvalId(id)
        .voter(Approval.voter(store.actor()))
        .decidedBy(store.actor())
        .role(role)
        .verdict(verdict)
        .rationale(rationale)
        .decidedAt(now)
        .build();
  }

  @Override
  public Approval consume(
      ApprovalId id, ApprovalScope scope, @Nullable String target, Digest parameters) {
    return store.change(tx -> {
      Approval approval = tx.entities().get(Approval.TYPE, project, id);
      Instant now = tx.now();
      ApprovalRules.checkUse(approval, () -> isOverdue(approval, now), scope, target, parameters);
      return update(tx, approval.consumed(null, now));
    });
  }

  @Override
  public Approval withdraw(ApprovalId id, StatusReason reason) {
    SecretScanner.check(reason.value(), "reason");
    return store.change(
        tx -> update(tx, withdrawn(tx.entities().get(Approval.TYPE, project, id), reason)));
  }

  /** Closes what is still open when the run of these approvals ends. */
  static void close(MemoryStore tx, Run ended) {
    StatusReason reason = Objects.requireNonNullElse(ended.statusReason(), StatusReason.RUN_ENDED);
    tx.queries()
        .all(
            Approval.TYPE.where(
                Approval.RUN_ID.is(ended.id()),
                Approval.STATUS.in(ApprovalStatus.LIFECYCLE.activeStates())),
            new Scope.Projects(List.of(ended.projectId())))
        .forEach(open -> update(tx, withdrawn(open, reason)));
  }

  static Approval withdrawn(Approval open, StatusReason reason) {
    return open.status() == ApprovalStatus.PENDING ? open.cancelled(reason) : open.revoked(reason);
  }

  /** Consumes an approval for a side effect that is intended. */
  static void take(MemoryStore tx, Approval approval, SideEffect effect) {
    Instant now = tx.now();
    ApprovalRules.checkEffect(approval, () -> isOverdue(approval, now), effect);
    update(tx, approval.consumed(effect.id().value(), now));
  }

  @Override
  public int expireOverdue(int max) {
    Check.atLeast(0, max, "max");
    return store.change(tx -> {
      Instant now = tx.now();
      List<Approval> overdue =
          tx.queries().all(EXPIRING, new Scope.Projects(List.of(project))).stream()
              .filter(approval -> isOverdue(approval, now))
              .limit(max)
              .toList();
      overdue.forEach(approval -> update(tx, approval.expired()));
      return overdue.size();
    });
  }

  private static Approval update(MemoryStore tx, Approval approval) {
    return tx.entities().update(Approval.TYPE, approval);
  }

  private static boolean hasVoted(MemoryStore tx, Approval approval) {
    return tx.layer()
        .find(
            Table.of(ApprovalDecision.TYPE, approval.projectId()),
            List.of(approval.id(), Approval.voter(tx.actor())))
        .isPresent();
  }

  private static Approval counted(Approval approval, Verdict verdict, Actor by, Instant now) {
    if (verdict == Verdict.REJECT) {
      return approval.rejected(by, now);
    }
    int granted = approval.granted() + 1;
    return granted < approval.quorum() ? approval.withGranted(granted) : approval.approved(by, now);
  }

  private static boolean isOverdue(Approval approval, Instant now) {
    return approval.expiresAt() != null && !approval.expiresAt().isAfter(now);
  }
}
