// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.APPROVAL;
import static dev.keelson.jooq.generated.Tables.APPROVAL_DECISION;
import static org.jooq.impl.DSL.currentInstant;

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
import dev.keelson.core.Digest;
import dev.keelson.core.ProjectId;
import dev.keelson.core.SecretScanner;
import dev.keelson.sql.SqlErrors;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides and uses approvals by one statement each, and asks why only when that did nothing. */
final class JooqApprovalService implements ApprovalService {

  private final StoreContext context;
  private final ProjectId project;
  private final JooqApprovalRepository approvals;

  JooqApprovalService(StoreContext context, ProjectId project) {
    this.context = context;
    this.project = project;
    approvals = new JooqApprovalRepository(context, project);
  }

  @Override
  public Approval decide(ApprovalId id, Verdict verdict, @Nullable String rationale) {
    Check.optionalText(rationale, "approvalDecision.rationale", 10_000);
    SecretScanner.check(rationale, "rationale");
    Call call =
        call("decide_approval", id)
            .with("verdict", APPROVAL_DECISION.VERDICT, verdict)
            .with("rationale", APPROVAL_DECISION.RATIONALE, rationale);
    while (true) {
      Optional<Approval> decided =
          context.run(dsl -> approvals.first(call, dsl), problem -> translate(problem, id));
      if (decided.isPresent()) {
        return decided.get();
      }
      ApprovalRules.checkVote(approvals.get(id), () -> isOverdue(id), () -> hasVoted(id));
    }
  }

  @Override
  public Approval consume(
      ApprovalId id, ApprovalScope scope, @Nullable String target, Digest parameters) {
    Call call =
        call("consume_approval", id)
            .with("scope", APPROVAL.SCOPE, scope)
            .with("target", APPROVAL.TARGET, target)
            .with("parametersDigest", APPROVAL.PARAMETERS_DIGEST, parameters);
    while (true) {
      Optional<Approval> consumed = approvals.run(call);
      if (consumed.isPresent()) {
        return consumed.get();
      }
      ApprovalRules.checkUse(approvals.get(id), () -> isOverdue(id), scope, target, parameters);
    }
  }

  @Override
  public List<ApprovalDecision> decisions(ApprovalId approval) {
    return context.read(
        APPROVAL_DECISION,
        dsl ->
            dsl.selectFrom(APPROVAL_DECISION)
                .where(APPROVAL_DECISION.PROJECT_ID.eq(project))
                .and(APPROVAL_DECISION.APPROVAL_ID.eq(approval))
                .orderBy(APPROVAL_DECISION.DECIDED_AT, APPROVAL_DECISION.DECIDED_BY)
                .fetch(new ApprovalDecisionRowsImpl()::toValue));
  }

  @Override
  public int expireOverdue(int max) {
    Check.atLeast(0, max, "max");
    Call call =
        approvals
            .call("expire_approvals")
            .with("projectId", APPROVAL.PROJECT_ID, project)
            .with("max", max);
    return context.read(APPROVAL, dsl -> call.fetch(dsl, result -> result.getObject(1))).size();
  }

  private Call call(String statement, ApprovalId id) {
    return approvals
        .call(statement)
        .with("projectId", APPROVAL.PROJECT_ID, project)
        .with("approvalId", APPROVAL.ID, id);
  }

  /** Two votes of one actor at the same time don't see each other; the key of votes stops one. */
  private static RuntimeException translate(RuntimeException problem, ApprovalId id) {
    return SqlErrors.breaks(problem, "approval_decision_pkey")
        ? new ApprovalRefusedException(id, Reason.ALREADY_VOTED)
        : SqlErrors.translate(problem, "decide " + id.describe());
  }

  private boolean isOverdue(ApprovalId id) {
    return approvals
        .findBy(APPROVAL.ID.eq(id).and(APPROVAL.EXPIRES_AT.le(currentInstant())))
        .isPresent();
  }

  private boolean hasVoted(ApprovalId id) {
    return decisions(id).stream().anyMatch(earlier -> earlier.decidedBy().equals(context.actor()));
  }
}
