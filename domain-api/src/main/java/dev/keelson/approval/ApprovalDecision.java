// SPDX-License-Identifier: Apache-2.0
package dev.keelson.approval;

import dev.keelson.core.Actor;
import dev.keelson.core.ApprovalId;
import dev.keelson.core.Check;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.Timestamps;
import dev.keelson.query.Attribute;
import dev.keelson.query.FactType;
import dev.keelson.query.Index;
import dev.keelson.query.Query;
import dev.keelson.query.Reference;
import dev.keelson.query.TimeAttribute;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * One decision on an approval. Immutable, and unique per voter and approval.
 *
 * @param voter the text by which votes are counted; see {@link Approval#voter}
 * @param decidedBy who decided: a person, or a policy by its name
 * @param role the role in which the host let them decide, or null
 * @param rationale why
 * @param decidedAt when, by the database clock
 */
@Value.Builder
public record ApprovalDecision(
    ProjectId projectId,
    ApprovalId approvalId,
    String voter,
    Actor decidedBy,
    @Nullable String role,
    Verdict verdict,
    @Nullable String rationale,
    Instant decidedAt)
    implements ProjectOwned {

  /** {@code approval_id}. */
  public static final Reference<ApprovalDecision, ApprovalId> APPROVAL_ID =
      Reference.to("approval_id", ApprovalId.class, ApprovalDecision::approvalId);

  /** {@code voter}. */
  public static final Attribute<ApprovalDecision, String> VOTER =
      Attribute.of("voter", String.class, ApprovalDecision::voter);

  /** {@code decided_by}. */
  public static final Attribute<ApprovalDecision, Actor> DECIDED_BY =
      Attribute.of("decided_by", Actor.class, ApprovalDecision::decidedBy);

  /** {@code verdict}. */
  public static final Attribute<ApprovalDecision, Verdict> VERDICT =
      Attribute.of("verdict", Verdict.class, ApprovalDecision::verdict);

  /** {@code decided_at}. */
  public static final TimeAttribute<ApprovalDecision> DECIDED_AT =
      Attribute.time("decided_at", ApprovalDecision::decidedAt);

  /** The type descriptor of decisions. */
  public static final FactType<ApprovalDecision> TYPE =
      new FactType<>(
          "approval_decision",
          ApprovalDecision.class,
          DECIDED_AT,
          List.of(APPROVAL_ID, VOTER),
          List.of(Index.on(APPROVAL_ID, VOTER)),
          List.of(DECIDED_BY, VERDICT),
          List.of());

  public ApprovalDecision {
    Check.present(projectId, "approvalDecision.projectId");
    Check.present(approvalId, "approvalDecision.approvalId");
    Check.present(decidedBy, "approvalDecision.decidedBy");
    Check.that(
        Check.present(voter, "approvalDecision.voter").equals(Approval.voter(decidedBy)),
        "approvalDecision.voter",
        "must be the voter that decidedBy is",
        "use Approval.voter");
    Check.optionalLine(role, "approvalDecision.role", 100);
    Check.present(verdict, "approvalDecision.verdict");
    Check.optionalText(rationale, "approvalDecision.rationale", 10_000);
    decidedAt = Timestamps.of(decidedAt, "approvalDecision.decidedAt");
  }

  /** Returns the decisions on these approvals, earliest first. */
  public static Query<ApprovalDecision> on(Collection<ApprovalId> approvals) {
    return TYPE.where(APPROVAL_ID.in(approvals)).asScan(); // a quorum's worth for each of them
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds decisions. */
  public static final class Builder extends ApprovalDecisionBuilder {
    Builder() {}
  }
}
