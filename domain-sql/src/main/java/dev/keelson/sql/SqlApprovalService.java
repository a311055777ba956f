// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalScope;
import dev.keelson.approval.ApprovalService;
import dev.keelson.approval.ApprovalStatus;
import dev.keelson.approval.Verdict;
import dev.keelson.core.ApprovalId;
import dev.keelson.core.ApprovalRefusedException;
import dev.keelson.core.ApprovalRefusedException.Reason;
import dev.keelson.core.Check;
import dev.keelson.core.Digest;
import dev.keelson.core.Ensured;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.ProjectId;
import dev.keelson.core.SecretScanner;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WriteCheck;
import dev.keelson.effect.SideEffect;
import dev.keelson.repository.SecretPolicy;
import dev.keelson.spi.ApprovalRules;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Decides and consumes approvals by one statement each, and determines the reason only if that
 * changed nothing.
 */
final class SqlApprovalService implements ApprovalService {

  private final StoreContext context;
  private final ProjectId project;

  SqlApprovalService(StoreContext context, ProjectId project) {
    this.context = context;
    this.project = project;
  }

  @Override
  public Ensured<Approval> request(Approval request) {
    WriteCheck.requireOwner(request.id(), request.projectId(), project);
    Approval admitted = SecretPolicy.standard().admit(Approval.TYPE, request);
    Approval asked = ApprovalRules.asked(admitted, context.actor());
    SqlEntityStore entities = new SqlEntityStore(context);
    return Repeats.until(
        "request " + asked.id().describe(),
        () -> {
          Ensured<Approval> ensured = entities.ensure(Approval.TYPE, asked, Approval.OPEN);
          return ensured.isNew() ? Optional.of(ensured) : open(ensured.value(), asked);
        });
  }

  /** Returns the open approval that was asked for before; empty if it is none any more. */
  private Optional<Ensured<Approval>> open(Approval open, Approval asked) {
    Standing standing = standing(open.id());
    if (!standing.overdue()) {
      ApprovalRules.checkTerms(open, asked);
      if (open.isRequestedBy(context.actor())) {
        return Optional.of(new Ensured<>(open, false));
      }
      ApprovalRules.checkRequester(open, standing::voted);
    }
    return again(open.id())
        .filter(again -> again.status() != ApprovalStatus.EXPIRED)
        .map(again -> new Ensured<>(again, false));
  }

  /** Lets an open approval expire, or writes down who requests it as well. */
  private Optional<Approval> again(ApprovalId open) {
    Call call = context.call("request_again", Approval.TYPE);
    return context.first(
        call.with("projectId", project)
            .with("approvalId", open)
            .with("most", Approval.MAX_REQUESTERS),
        Approval.TYPE,
        problem -> SqlErrors.translate(problem, "request " + open.describe()));
  }

  @Override
  public Approval decide(
      ApprovalId id, Verdict verdict, @Nullable String rationale, @Nullable String role) {
    Check.optionalText(rationale, "approvalDecision.rationale", 10_000);
    Check.optionalLine(role, "approvalDecision.role", 100);
    SecretScanner.check(rationale, "rationale");
    SecretScanner.check(role, "role");
    // what was requested never changes, so it may be looked at before
    ApprovalRules.checkDecider(
        new SqlEntityStore(context).get(Approval.TYPE, project, id), context.actor(), role);
    Call call =
        context
            .call("decide_approval", Approval.TYPE)
            .with("verdict", verdict)
            .with("voter", Approval.voter(context.actor()))
            .with("role", role)
            .with("rationale", rationale);
    return move(
        call,
        id,
        problem -> notDecided(problem, id),
        approval -> {
          ApprovalRules.checkDecider(approval, context.actor(), role); // or requested it meanwhile
          ApprovalRules.checkVote(
              approval, () -> standing(id).overdue(), () -> standing(id).voted());
        });
  }

  @Override
  public Approval consume(
      ApprovalId id, ApprovalScope scope, @Nullable String target, Digest parameters) {
    Call call =
        context
            .call("consume_approval", Approval.TYPE)
            .with("scope", scope)
            .with("target", target)
            .with("parametersDigest", parameters);
    return move(
        call,
        id,
        problem -> SqlErrors.translate(problem, "use " + id.describe()),
        approval ->
            ApprovalRules.checkUse(
                approval, () -> standing(id).overdue(), scope, target, parameters));
  }

  @Override
  public Approval withdraw(ApprovalId id, StatusReason reason) {
    SecretScanner.check(reason.value(), "reason");
    return move(
        context.call("withdraw_approval", Approval.TYPE).with("reason", reason),
        id,
        problem -> SqlErrors.translate(problem, "withdraw " + id.describe()),
        approval ->
            ApprovalStatus.LIFECYCLE.require(id, approval.status(), ApprovalStatus.REVOKED));
  }

  /** Checks that an approval allows exactly a side effect. */
  static void checkEffect(StoreContext context, Approval approval, SideEffect effect) {
    SqlApprovalService service = new SqlApprovalService(context, approval.projectId());
    ApprovalRules.checkEffect(approval, () -> service.standing(approval.id()).overdue(), effect);
  }

  @Override
  public int expireOverdue(int max) {
    Check.atLeast(0, max, "max");
    Call call = context.call("expire_approvals").with("projectId", project).with("max", max);
    return context.fetch(call, row -> row.getObject(1), "expire approvals").size();
  }

  /** Runs a statement until it has moved the approval, or {@code rules} refuse that. */
  private Approval move(
      Call call, ApprovalId id, UnaryOperator<RuntimeException> told, Consumer<Approval> rules) {
    call.with("projectId", project).with("approvalId", id);
    return Repeats.until(
        "write " + id.describe(),
        () -> {
          Optional<Approval> moved = context.first(call, Approval.TYPE, told);
          if (moved.isEmpty()) {
            rules.accept(new SqlEntityStore(context).get(Approval.TYPE, project, id));
          }
          return moved;
        });
  }

  /**
   * Translates a failed decision. Two concurrent votes of one actor don't see each other; the
   * unique key of votes stops one of them.
   */
  private static RuntimeException notDecided(RuntimeException problem, ApprovalId id) {
    return SqlErrors.breaks(problem, "approval_decision_pkey")
        ? new ApprovalRefusedException(id, Reason.ALREADY_VOTED)
        : SqlErrors.translate(problem, "decide " + id.describe());
  }

  private Standing standing(ApprovalId id) {
    Call call =
        context
            .call("approval_standing")
            .with("projectId", project)
            .with("approvalId", id)
            .with("voter", Approval.voter(context.actor()));
    return context
        .fetch(
            call,
            row -> new Standing(row.getBoolean(1), row.getBoolean(2)),
            "read " + id.describe())
        .stream()
        .findFirst()
        .orElseThrow(() -> new NotFoundException(id));
  }

  /** What only the database knows about an approval. */
  private record Standing(boolean overdue, boolean voted) {}
}
