// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalDecision;
import dev.keelson.approval.ApprovalId;
import dev.keelson.approval.ApprovalRules;
import dev.keelson.approval.ApprovalScope;
import dev.keelson.approval.ApprovalService;
import dev.keelson.approval.Verdict;
import dev.keelson.core.ApprovalRefusedException;
import dev.keelson.core.ApprovalRefusedException.Reason;
import dev.keelson.core.Check;
import dev.keelson.core.Cursor;
import dev.keelson.core.Digest;
import dev.keelson.core.ProjectId;
import dev.keelson.core.SecretScanner;
import dev.keelson.sql.SqlErrors;
import dev.keelson.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides and uses approvals by one statement each, and asks why only when that did nothing. */
final class JpaApprovalService implements ApprovalService {

  private static final Statement DECIDE = ApprovalRow.MAPPING.statement("decide_approval");
  private static final Statement CONSUME = ApprovalRow.MAPPING.statement("consume_approval");
  private static final Statement EXPIRE = Statement.load("expire_approvals");
  private static final Order<ApprovalDecision> FIRST_FIRST =
      Order.<ApprovalDecision>by("decidedBy", ApprovalDecision::decidedBy, text -> text)
          .under("decidedAt", ApprovalDecision::decidedAt, Cursor::time);

  private final StoreContext context;
  private final ProjectId project;
  private final JpaApprovalRepository approvals;
  private final Finder<ApprovalDecision, ApprovalDecisionRow> decisions;

  JpaApprovalService(StoreContext context, ProjectId project) {
    this.context = context;
    this.project = project;
    approvals = new JpaApprovalRepository(context, project);
    decisions = new Finder<>(context.sessions(), ApprovalDecisionRow.MAPPING, project);
  }

  @Override
  public Approval decide(ApprovalId id, Verdict verdict, @Nullable String rationale) {
    Check.optionalText(rationale, "approvalDecision.rationale", 10_000);
    SecretScanner.check(rationale, "rationale");
    Call call =
        call(DECIDE).with("approvalId", id).with("verdict", verdict).with("rationale", rationale);
    while (true) {
      Optional<Approval> decided = approvals.change(call, problem -> translate(problem, id));
      if (decided.isPresent()) {
        return decided.get();
      }
      ApprovalRules.checkVote(approvals.get(id), () -> approvals.isOverdue(id), () -> hasVoted(id));
    }
  }

  @Override
  public Approval consume(
      ApprovalId id, ApprovalScope scope, @Nullable String target, Digest parameters) {
    Call call =
        call(CONSUME)
            .with("approvalId", id)
            .with("scope", scope)
            .with("target", target)
            .with("parametersDigest", parameters);
    while (true) {
      Optional<Approval> consumed = approvals.change(id, call);
      if (consumed.isPresent()) {
        return consumed.get();
      }
      ApprovalRules.checkUse(
          approvals.get(id), () -> approvals.isOverdue(id), scope, target, parameters);
    }
  }

  @Override
  public List<ApprovalDecision> decisions(ApprovalId approval) {
    return decisions.all(Map.of("approvalId", approval), FIRST_FIRST);
  }

  @Override
  public int expireOverdue(int max) {
    Check.atLeast(0, max, "max");
    Call call = call(EXPIRE).with("max", max);
    return context
        .sessions()
        .write(
            session -> call.rows(session, result -> result.getObject(1)).size(),
            e -> SqlErrors.translate(e, "expire approvals"));
  }

  private Call call(Statement statement) {
    return Call.of(statement).with("projectId", project).with("actor", context.actor());
  }

  /** Of two votes of one person at the same time, the key tells. */
  private static RuntimeException translate(RuntimeException problem, ApprovalId id) {
    return SqlErrors.breaks(problem, "approval_decision_pkey")
        ? new ApprovalRefusedException(id, Reason.ALREADY_VOTED)
        : SqlErrors.translate(problem, "decide " + id.describe());
  }

  private boolean hasVoted(ApprovalId id) {
    return decisions(id).stream().anyMatch(vote -> vote.decidedBy().equals(context.actor()));
  }
}
