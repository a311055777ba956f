// SPDX-License-Identifier: Apache-2.0
package dev.keelson.approval;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Digest;
import dev.keelson.core.Entity;
import dev.keelson.core.HasStatusReason;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.StatusReason;
import dev.keelson.core.Timestamps;
import dev.keelson.query.Attribute;
import dev.keelson.query.Content;
import dev.keelson.query.EntityType;
import dev.keelson.query.Reference;
import dev.keelson.query.TimeAttribute;
import dev.keelson.run.RunId;
import dev.keelson.run.RunStepId;
import java.time.Instant;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A request for permission to do one exact action, and the decision on it (R003-73). It binds
 * scope, target and the digest of the parameters, needs a quorum of distinct people, may expire,
 * and is single-use.
 *
 * @param runId the run that requests it (R003-65)
 * @param stepId the step that requests it, if any (R003-66)
 * @param scope the kind of action to be allowed (R003-67)
 * @param target the target of the action, for example a branch
 * @param intentSummary what will happen, for the person who decides (R003-68)
 * @param parametersDigest the digest of the exact parameters; leave short-lived values such as
 *     tokens out of them
 * @param metadata redacted parameters and external ids (R003-71)
 * @param quorum how many distinct people must approve, at least 1; one rejection is final
 * @param granted how many have approved
 * @param expiresAt the database time after which it can be neither decided nor used; null for never
 * @param decidedAt when the final decision was made (R003-69); null before
 * @param decidedBy whose decision was the final one (R003-70), as {@code kind:name}; null before
 * @param consumedAt when it was used; present exactly when it was
 */
@Value.Builder
public record Approval(
    ProjectId projectId,
    ApprovalId id,
    RunId runId,
    @Nullable RunStepId stepId,
    ApprovalScope scope,
    @Nullable String target,
    String intentSummary,
    Digest parametersDigest,
    Json metadata,
    int quorum,
    int granted,
    @Nullable Instant expiresAt,
    ApprovalStatus status,
    @Nullable StatusReason statusReason,
    @Nullable Instant decidedAt,
    @Nullable String decidedBy,
    @Nullable Instant consumedAt,
    AuditInfo audit)
    implements WithApproval, Entity<ApprovalId>, ProjectOwned, HasStatusReason {

  /** {@code status}. */
  public static final Attribute<Approval, ApprovalStatus> STATUS =
      Attribute.of("status", ApprovalStatus.class, Approval::status);

  /** {@code run_id}. */
  public static final Reference<Approval, RunId> RUN_ID =
      Reference.to("run_id", RunId.class, Approval::runId);

  /** {@code scope}. */
  public static final Attribute<Approval, ApprovalScope> SCOPE =
      Attribute.of("scope", ApprovalScope.class, Approval::scope);

  /** {@code parameters_digest}. */
  public static final Attribute<Approval, Digest> PARAMETERS_DIGEST =
      Attribute.of("parameters_digest", Digest.class, Approval::parametersDigest);

  /** {@code step_id}. */
  public static final Reference<Approval, RunStepId> STEP_ID =
      Reference.to("step_id", RunStepId.class, Approval::stepId);

  /** {@code expires_at}. */
  public static final TimeAttribute<Approval> EXPIRES_AT =
      Attribute.time("expires_at", Approval::expiresAt);

  /** The type descriptor of approvals. */
  public static final EntityType<Approval, ApprovalId> TYPE =
      EntityType.of(
              "approval", Approval.class, ApprovalId.class, ApprovalId::new, Approval::withAudit)
          .withLifecycle(ApprovalStatus.LIFECYCLE, STATUS)
          .uniqueWhere(
              "pending", STATUS, List.of(ApprovalStatus.PENDING), RUN_ID, SCOPE, PARAMETERS_DIGEST)
          .ownedBy(RUN_ID)
          .ownedBy(STEP_ID)
          .listedBy(RUN_ID)
          .listedBy(STATUS)
          .askedBy(SCOPE, PARAMETERS_DIGEST, EXPIRES_AT)
          .withContents(Content.json("metadata", Approval::metadata, Approval::withMetadata));

  public Approval {
    Check.present(projectId, "approval.projectId");
    Check.present(id, "approval.id");
    Check.present(runId, "approval.runId");
    Check.present(scope, "approval.scope");
    Check.optionalLine(target, "approval.target", 1000);
    Check.text(intentSummary, "approval.intentSummary", 10_000);
    Check.present(parametersDigest, "approval.parametersDigest");
    Check.present(metadata, "approval.metadata");
    Check.atLeast(1, quorum, "approval.quorum");
    Check.that(
        granted >= 0 && granted <= quorum,
        "approval.granted",
        "must be 0 to the quorum of " + quorum,
        "let the approval service count");
    expiresAt = Timestamps.ofNullable(expiresAt);
    Check.present(status, "approval.status");
    decidedAt = Timestamps.ofNullable(decidedAt);
    Check.optionalLine(decidedBy, "approval.decidedBy", 241);
    Check.that(
        (decidedAt == null) == (decidedBy == null),
        "approval.decidedBy",
        "is present exactly when decidedAt is",
        "let the approval service decide");
    consumedAt = Timestamps.ofNullable(consumedAt);
    Check.that(
        (consumedAt != null) == (status == ApprovalStatus.CONSUMED),
        "approval.consumedAt",
        "is present exactly when it was used",
        "let the approval service consume it");
    Check.present(audit, "approval.audit");
  }

  /** Returns a builder of a new pending request for exactly this action. */
  public static Builder of(
      ProjectId project, RunId run, ApprovalScope scope, Json parameters, Instant now) {
    Builder approval = builder();
    approval
        .projectId(project)
        .id(ApprovalId.next())
        .runId(run)
        .scope(scope)
        .parametersDigest(parameters.digest())
        .audit(AuditInfo.made(now));
    return approval;
  }

  /** Returns this approval as approved, as the approval service does when the quorum is reached. */
  public Approval approved(String by, Instant now) {
    return decided(ApprovalStatus.APPROVED, by, now).withGranted(quorum);
  }

  /** Returns this approval as rejected. */
  public Approval rejected(String by, Instant now) {
    return decided(ApprovalStatus.REJECTED, by, now);
  }

  /** Returns this approval as expired. */
  public Approval expired() {
    return withStatus(to(ApprovalStatus.EXPIRED));
  }

  /** Returns this approval as cancelled, for example because its run ended. */
  public Approval cancelled(StatusReason reason) {
    return withStatus(to(ApprovalStatus.CANCELLED)).withStatusReason(reason);
  }

  /** Returns this approval as consumed. */
  public Approval consumed(Instant now) {
    return builder().from(this).status(to(ApprovalStatus.CONSUMED)).consumedAt(now).build();
  }

  /** Returns this approval as revoked before it was used. */
  public Approval revoked(StatusReason reason) {
    return withStatus(to(ApprovalStatus.REVOKED)).withStatusReason(reason);
  }

  private Approval decided(ApprovalStatus decision, String by, Instant now) {
    return builder().from(this).status(to(decision)).decidedAt(now).decidedBy(by).build();
  }

  private ApprovalStatus to(ApprovalStatus next) {
    return ApprovalStatus.LIFECYCLE.require(id, status, next);
  }

  /** Returns a builder that starts from the defaults of a new approval. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds approvals. */
  public static final class Builder extends ApprovalBuilder {
    Builder() {
      metadata(Json.EMPTY).quorum(1).granted(0).status(ApprovalStatus.PENDING);
    }
  }
}
