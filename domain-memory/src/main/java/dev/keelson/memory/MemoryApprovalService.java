// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalDecision;
import dev.keelson.approval.ApprovalId;
import dev.keelson.approval.ApprovalScope;
import dev.keelson.approval.ApprovalService;
import dev.keelson.approval.ApprovalStatus;
import dev.keelson.approval.Verdict;
import dev.keelson.core.Actor;
import dev.keelson.core.Check;
import dev.keelson.core.Digest;
import dev.keelson.core.ProjectId;
import dev.keelson.core.WriteCheck;
import dev.keelson.query.Query;
import dev.keelson.query.Scope;
import dev.keelson.spi.ApprovalRules;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Moves approvals by their ordinary rules, after checking the rules of the service. */
record MemoryApprovalService(MemoryStore store, ProjectId project) implements ApprovalService {

  private static final Query<Approval> EXPIRING =
      Approval.TYPE
          .where(Approval.STATUS.in(List.of(ApprovalStatus.PENDING, ApprovalStatus.APPROVED)))
          .by(Approval.EXPIRES_AT);

  @Override
  public Approval decide(ApprovalId id, Verdict verdict, @Nullable String rationale) {
    ApprovalDecision decision =
        ApprovalDecision.builder()
            .projectId(project)
            .approvalId(id)
            .decidedBy(store.actor())
            .verdict(verdict)
            .rationale(rationale)
            .decidedAt(store.now())
            .build();
    WriteCheck.refuseSecrets(decision);
    return store.change(tx -> {
      Approval approval = tx.entities().get(Approval.TYPE, project, id);
      Instant now = decision.decidedAt();
      ApprovalRules.checkVote(
          approval, () -> isOverdue(approval, now), () -> hasVoted(tx.layer(), decision));
      tx.entities().record(ApprovalDecision.TYPE, project, List.of(decision));
      return update(tx, counted(approval, verdict, tx.actor(), now));
    });
  }

  @Override
  public Approval consume(
      ApprovalId id, ApprovalScope scope, @Nullable String target, Digest parameters) {
    return store.change(tx -> {
      Approval approval = tx.entities().get(Approval.TYPE, project, id);
      Instant now = tx.now();
      ApprovalRules.checkUse(approval, () -> isOverdue(approval, now), scope, target, parameters);
      return update(tx, approval.consumed(now));
    });
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

  private static boolean hasVoted(Layer layer, ApprovalDecision decision) {
    return layer
        .find(
            Table.of(ApprovalDecision.TYPE, decision.projectId()),
            Rows.key(ApprovalDecision.TYPE, decision))
        .isPresent();
  }

  private static Approval counted(Approval approval, Verdict verdict, Actor by, Instant now) {
    if (verdict == Verdict.REJECT) {
      return approval.rejected(by.toString(), now);
    }
    int granted = approval.granted() + 1;
    return granted < approval.quorum()
        ? approval.withGranted(granted)
        : approval.approved(by.toString(), now);
  }

  private static boolean isOverdue(Approval approval, Instant now) {
    return approval.expiresAt() != null && !approval.expiresAt().isAfter(now);
  }
}
