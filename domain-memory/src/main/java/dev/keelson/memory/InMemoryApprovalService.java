// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalDecision;
import dev.keelson.approval.ApprovalId;
import dev.keelson.approval.ApprovalRules;
import dev.keelson.approval.ApprovalScope;
import dev.keelson.approval.ApprovalService;
import dev.keelson.approval.ApprovalStatus;
import dev.keelson.approval.Verdict;
import dev.keelson.core.Actor;
import dev.keelson.core.Check;
import dev.keelson.core.Digest;
import dev.keelson.core.Id;
import dev.keelson.core.ProjectId;
import dev.keelson.core.WriteCheck;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Moves approvals by their ordinary rules, once the service's own are checked. */
final class InMemoryApprovalService implements ApprovalService {

  private final StoreContext context;
  private final ProjectId project;
  private final Table<ApprovalId, List<ApprovalDecision>> decisions;

  InMemoryApprovalService(StoreContext context, ProjectId project) {
    this.context = context;
    this.project = project;
    decisions = decisionsOf(project);
  }

  @Override
  public Approval decide(ApprovalId id, Verdict verdict, @Nullable String rationale) {
    ApprovalDecision decision =
        ApprovalDecision.builder()
            .projectId(project)
            .approvalId(id)
            .decidedBy(context.actor())
            .verdict(verdict)
            .rationale(rationale)
            .decidedAt(context.now())
            .build();
    WriteCheck.refuseSecrets(decision);
    return context.change(tx -> {
      InMemoryApprovalRepository approvals = new InMemoryApprovalRepository(tx, project);
      Approval approval = approvals.get(id);
      Instant now = decision.decidedAt();
      List<ApprovalDecision> before = decisions(tx.layer(), id);
      ApprovalRules.checkVote(
          approval,
          () -> isOverdue(approval, now),
          () -> before.stream().anyMatch(earlier -> earlier.decidedBy().equals(tx.actor())));
      tx.layer().put(decisions, id, Stream.concat(before.stream(), Stream.of(decision)).toList());
      return approvals.update(counted(approval, verdict, tx.actor(), now));
    });
  }

  @Override
  public Approval consume(
      ApprovalId id, ApprovalScope scope, @Nullable String target, Digest parameters) {
    return context.change(tx -> {
      InMemoryApprovalRepository approvals = new InMemoryApprovalRepository(tx, project);
      Approval approval = approvals.get(id);
      Instant now = tx.now();
      ApprovalRules.checkUse(approval, () -> isOverdue(approval, now), scope, target, parameters);
      return approvals.update(approval.consumed(now));
    });
  }

  @Override
  public List<ApprovalDecision> decisions(ApprovalId approval) {
    return context.read(layer -> decisions(layer, approval));
  }

  @Override
  public int expireOverdue(int max) {
    Check.atLeast(0, max, "max");
    return context.change(tx -> {
      InMemoryApprovalRepository approvals = new InMemoryApprovalRepository(tx, project);
      Instant now = tx.now();
      List<Approval> overdue =
          tx.layer().all(approvals.table).stream()
              .filter(approval ->
                  approval.status() == ApprovalStatus.PENDING
                      || approval.status() == ApprovalStatus.APPROVED)
              .filter(approval -> isOverdue(approval, now))
              .sorted(
                  Comparator.comparing(Approval::expiresAt).thenComparing(Approval::id, Id.ORDER))
              .limit(max)
              .toList();
      overdue.forEach(approval -> approvals.update(approval.expired()));
      return overdue.size();
    });
  }

  /** Removes the decisions on approvals that are gone. */
  static void removeOrphans(Layer layer, ProjectId project) {
    Table<ApprovalId, List<ApprovalDecision>> decisions = decisionsOf(project);
    for (List<ApprovalDecision> ofOne : layer.all(decisions)) {
      ApprovalId id = ofOne.getFirst().approvalId();
      if (layer.find(Table.of(Approval.TYPE, project), id).isEmpty()) {
        layer.put(decisions, id, null);
      }
    }
  }

  private static Table<ApprovalId, List<ApprovalDecision>> decisionsOf(ProjectId project) {
    return new Table<>("approval_decision", project);
  }

  private List<ApprovalDecision> decisions(Layer layer, ApprovalId approval) {
    return layer.find(decisions, approval).orElse(List.of());
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
