// SPDX-License-Identifier: Apache-2.0
package dev.keelson.approval;

import dev.keelson.core.Actor;
import dev.keelson.core.ApprovalId;
import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Digest;
import dev.keelson.core.Entity;
import dev.keelson.core.HasStatusReason;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.RunId;
import dev.keelson.core.Seen;
import dev.keelson.core.StatusReason;
import dev.keelson.core.Timestamps;
import dev.keelson.query.Attribute;
import dev.keelson.query.Content;
import dev.keelson.query.EntityType;
import dev.keelson.query.Reference;
import dev.keelson.query.TextAttribute;
import dev.keelson.query.TimeAttribute;
import dev.keelson.query.Unique;
import dev.keelson.run.RunStepId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A request for permission to do one exact action, and the decision on it (R003-73). It binds
 * scope, target and the digest of the parameters, needs a quorum of distinct voters, may expire,
 * and is single-use. The {@link ApprovalService} alone writes it; what was requested never changes.
 *
 * <p><b>Who may decide.</b> People, that is, actors of the kind {@code user}: any of them, unless
 * {@code deciders} name people or roles; then only these. Actors of the kind {@code policy}, or of
 * a kind that the host defines, only if they are named. Agents, {@code system} and {@code database}
 * never. Who requested it may not decide on it, unless {@code selfApproval} says so. {@link #voter}
 * tells whose votes count as one.
 *
 * @param runId the run that requests it (R003-65)
 * @param stepId the step that requests it, if any (R003-66)
 * @param scope the kind of action to be allowed (R003-67)
 * @param target the target of the action, for example a branch
 * @param intentSummary what will happen, for the person who decides (R003-68)
 * @param parametersDigest the digest of the exact parameters; leave short-lived values such as
 *     tokens out of them
 * @param metadata redacted parameters and external ids (R003-71)
 * @param requestedBy who requested it: the actor whose request was stored
 * @param alsoRequestedBy who requested the same while it was open, at most {@value #MAX_REQUESTERS}
 * @param deciders who may decide, at most {@value #MAX_DECIDERS}: actors such as {@code user:ana}
 *     or {@code policy:docs-only}, and roles such as {@code role:security}, in which the host lets
 *     people decide
 * @param selfApproval whether the one who requested it may also decide on it
 * @param quorum how many distinct voters must approve, at least 1; one rejection is final
 * @param granted how many have approved
 * @param expiresAt the database time after which it can be neither decided nor used; null for never
 * @param decidedAt when the final decision was made (R003-69); null before
 * @param decidedBy whose decision was the final one (R003-70); null before
 * @param consumedAt when it was used; present exactly when it was
 * @param effectId the id of the side effect that it was used for; null if it was used for something
 *     else
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
    Actor requestedBy,
    List<String> alsoRequestedBy,
    List<String> deciders,
    boolean selfApproval,
    int quorum,
    int granted,
    @Nullable Instant expiresAt,
    ApprovalStatus status,
    @Nullable StatusReason statusReason,
    @Nullable Instant decidedAt,
    @Nullable Actor decidedBy,
    @Nullable Instant consumedAt,
    @Nullable UUID effectId,
    AuditInfo audit)
    implements WithApproval, Entity<ApprovalId>, ProjectOwned, HasStatusReason {

  /** The maximum number of those who request it as well. */
  public static final int MAX_REQUESTERS = 100;

  /** The maximum number of those who may decide. */
  public static final int MAX_DECIDERS = 100;

  /** {@code status}. */
  public static final Attribute<Approval, ApprovalStatus> STATUS =
      Attribute.of("status", ApprovalStatus.class, Approval::status);

  /** {@code run_id}. */
  public static final Reference<Approval, RunId> RUN_ID =
      Reference.to("run_id", RunId.class, Approval::runId);

  /** {@code scope}. */
  public static final Attribute<Approval, ApprovalScope> SCOPE =
      Attribute.of("scope", ApprovalScope.class, Approval::scope);

  /** {@code target}. */
  public static final TextAttribute<Approval> TARGET = Attribute.text("target", Approval::target);

  /** {@code requested_by}. */
  public static final Attribute<Approval, Actor> REQUESTED_BY =
      Attribute.of("requested_by", Actor.class, Approval::requestedBy);

  /** {@code parameters_digest}. */
  public static final Attribute<Approval, Digest> PARAMETERS_DIGEST =
      Attribute.of("parameters_digest", Digest.class, Approval::parametersDigest);

  /** {@code step_id}. */
  public static final Reference<Approval, RunStepId> STEP_ID =
      Reference.to("step_id", RunStepId.class, Approval::stepId);

  /** {@code expires_at}. */
  public static final TimeAttribute<Approval> EXPIRES_AT =
      Attribute.time("expires_at", Approval::expiresAt);

  /** Of requests for the same, one is open at a time; an absent target is a target of its own. */
  public static final Unique<Approval> OPEN =
      Unique.among(
              STATUS,
              ApprovalStatus.LIFECYCLE.activeStates(),
              "open",
              List.of(RUN_ID, SCOPE, TARGET, PARAMETERS_DIGEST))
          .withAbsentEqual();

  /** The type descriptor of approvals. */
  public static final EntityType<Approval, ApprovalId> TYPE =
      EntityType.of(
              "approval", Approval.class, ApprovalId.class, ApprovalId::new, Approval::withAudit)
          .withLifecycle(ApprovalStatus.LIFECYCLE, STATUS)
          .unique(OPEN)
          .ownedBy(RUN_ID)
          .ownedBy(STEP_ID)
          .listedBy(RUN_ID)
          .listedBy(STATUS)
          .askedBy(SCOPE, PARAMETERS_DIGEST, EXPIRES_AT, REQUESTED_BY)
          .withContents(Content.json("metadata", Approval::metadata, Approval::withMetadata))
          .fixed(
              RUN_ID,
              STEP_ID,
              SCOPE,
              TARGET,
              Attribute.of("intent_summary", String.class, Approval::intentSummary),
              PARAMETERS_DIGEST,
              Attribute.of("metadata", Json.class, Approval::metadata),
              REQUESTED_BY,
              Attribute.list("deciders", Approval::deciders),
              Attribute.of("self_approval", Boolean.class, Approval::selfApproval),
              Attribute.of("quorum", Integer.class, Approval::quorum),
              EXPIRES_AT);

  public Approval {
    Check.present(projectId, "approval.projectId");
    Check.present(id, "approval.id");
    Check.present(runId, "approval.runId");
    Check.present(scope, "approval.scope");
    Check.optionalLine(target, "approval.target", 1000);
    Check.text(intentSummary, "approval.intentSummary", 10_000);
    Check.present(parametersDigest, "approval.parametersDigest");
    Check.present(metadata, "approval.metadata");
    Check.present(requestedBy, "approval.requestedBy");
    alsoRequestedBy = Check.lines(alsoRequestedBy, "approval.alsoRequestedBy", 241, MAX_REQUESTERS);
    deciders = Check.lines(deciders, "approval.deciders", 241, MAX_DECIDERS);
    deciders.forEach(Deciders::check);
    Check.atLeast(1, quorum, "approval.quorum");
    Check.that(
        granted >= 0 && granted <= quorum,
        "approval.granted",
        "must be 0 to the quorum of " + quorum,
        "let the approval service count");
    expiresAt = Timestamps.ofNullable(expiresAt);
    Check.present(status, "approval.status");
    decidedAt = Timestamps.ofNullable(decidedAt);
    Check.that(
        (decidedAt == null) == (decidedBy == null),
        "approval.decidedBy",
        "is present exactly when decidedAt is",
        "let the approval service decide");
    consumedAt = Timestamps.ofNullable(consumedAt);
    Check.inOrder(decidedAt, "approval.decidedAt", consumedAt, "approval.consumedAt");
    Check.that(
        (consumedAt != null) == (status == ApprovalStatus.CONSUMED),
        "approval.consumedAt",
        "is present exactly when it was used",
        "let the approval service consume it");
    Check.that(
        effectId == null || consumedAt != null,
        "approval.effectId",
        "must be absent before it is used",
        "name it in the side effect that uses it");
    Check.present(audit, "approval.audit");
  }

  /** Returns a builder of a new pending request for exactly this action. */
  public static Builder of(
      ProjectId project, RunId run, ApprovalScope scope, Json parameters, Instant now) {
    Check.present(parameters, "parameters");
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

  /**
   * Returns the text by which the votes of an actor are counted: actors whose kind and name have
   * the same {@linkplain Seen#key key} are one voter, so {@code Ana} and {@code ana} are, letters
   * of another width, and what differs in blanks only. The database computes it in the same way.
   */
  public static String voter(Actor actor) {
    Check.present(actor, "actor");
    return Deciders.voter(actor.toString());
  }

  /**
   * Returns whether its request lets this actor decide.
   *
   * @param role the role in which the host lets a person decide, or null
   */
  public boolean isDecider(Actor actor, @Nullable String role) {
    Check.present(actor, "actor");
    return Deciders.include(deciders, actor, role);
  }

  /** Returns whether this actor requested it, or the same while it was open. */
  public boolean isRequestedBy(Actor actor) {
    return Stream.concat(Stream.of(requestedBy.toString()), alsoRequestedBy.stream())
        .map(Deciders::voter)
        .anyMatch(voter(actor)::equals);
  }

  /** Returns this approval as approved, as the approval service does when the quorum is reached. */
  public Approval approved(Actor by, Instant now) {
    return decided(ApprovalStatus.APPROVED, by, now).withGranted(quorum);
  }

  /** Returns this approval as rejected. */
  public Approval rejected(Actor by, Instant now) {
    return decided(ApprovalStatus.REJECTED, by, now);
  }

  /** Returns this approval as expired. */
  public Approval expired() {
    return withStatus(to(ApprovalStatus.EXPIRED));
  }

  /** Returns this approval as cancelled, for example because its run ended. */
  public Approval cancelled(StatusReason reason) {
    Check.present(reason, "reason");
    return withStatus(to(ApprovalStatus.CANCELLED)).withStatusReason(reason);
  }

  /**
   * Returns this approval as consumed.
   *
   * @param effect the id of the side effect that it is used for, or null for something else
   */
  public Approval consumed(@Nullable UUID effect, Instant now) {
    return builder()
        .from(this)
        .status(to(ApprovalStatus.CONSUMED))
        .consumedAt(Timestamps.later(decidedAt, now))
        .effectId(effect)
        .build();
  }

  /** Returns this approval as revoked before it was used. */
  public Approval revoked(StatusReason reason) {
    return withStatus(to(ApprovalStatus.REVOKED)).withStatusReason(reason);
  }

  private Approval decided(ApprovalStatus decision, Actor by, Instant now) {
    Check.present(by, "by");
    Check.present(now, "now");
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
      metadata(Json.EMPTY)
          .requestedBy(Actor.NOBODY)
          .alsoRequestedBy(List.of())
          .deciders(List.of())
          .selfApproval(false)
          .quorum(1)
          .granted(0)
          .status(ApprovalStatus.PENDING);
    }
  }
}
