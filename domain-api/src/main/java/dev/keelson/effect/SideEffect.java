// SPDX-License-Identifier: Apache-2.0
package dev.keelson.effect;

import dev.keelson.core.ApprovalId;
import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Digest;
import dev.keelson.core.Entity;
import dev.keelson.core.Failure;
import dev.keelson.core.HasFailure;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.RunId;
import dev.keelson.core.Timestamps;
import dev.keelson.query.Attribute;
import dev.keelson.query.Content;
import dev.keelson.query.EntityType;
import dev.keelson.query.Reference;
import dev.keelson.query.TextAttribute;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepId;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * An external action that must happen at most once: a push, a merge, a deployment. It is recorded
 * as intended before and as done afterwards, so that a crash in between is visible (R003-13,
 * R003-14).
 *
 * @param stepId the step that does it, if any
 * @param effectKey its machine-readable name, unique in the run
 * @param kind the kind of action
 * @param target the target of the action, for example a branch
 * @param parameters the parameters of the action; secrets in them are masked when it is stored
 * @param parametersDigest the digest of the exact parameters, which an approval is bound to; {@link
 *     #of} sets it, and whoever changes the parameters changes it too
 * @param approvalId the approval that it took, if it needs one
 * @param failure why its last attempt failed; kept while it is retried
 * @param externalId the external id of the result, for example a commit or a number; present when
 *     done
 * @param response the rest of the response
 * @param attempt the number of attempts, from 1
 * @param finishedAt when it was done or failed; null while it is intended
 */
@Value.Builder
public record SideEffect(
    ProjectId projectId,
    SideEffectId id,
    RunId runId,
    @Nullable RunStepId stepId,
    String effectKey,
    EffectKind kind,
    @Nullable String target,
    Json parameters,
    Digest parametersDigest,
    @Nullable ApprovalId approvalId,
    SideEffectStatus status,
    @Nullable Failure failure,
    @Nullable String externalId,
    Json response,
    int attempt,
    @Nullable Instant finishedAt,
    AuditInfo audit)
    implements WithSideEffect, Entity<SideEffectId>, ProjectOwned, HasFailure {

  /** {@code status}. */
  public static final Attribute<SideEffect, SideEffectStatus> STATUS =
      Attribute.of("status", SideEffectStatus.class, SideEffect::status);

  /** {@code run_id}. */
  public static final Reference<SideEffect, RunId> RUN_ID =
      Reference.to("run_id", RunId.class, SideEffect::runId);

  /** {@code effect_key}. */
  public static final TextAttribute<SideEffect> EFFECT_KEY =
      Attribute.text("effect_key", SideEffect::effectKey);

  /** {@code step_id}. */
  public static final Reference<SideEffect, RunStepId> STEP_ID =
      Reference.to("step_id", RunStepId.class, SideEffect::stepId);

  /** {@code approval_id}. */
  public static final Reference<SideEffect, ApprovalId> APPROVAL_ID =
      Reference.to("approval_id", ApprovalId.class, SideEffect::approvalId);

  /** {@code kind}. */
  public static final Attribute<SideEffect, EffectKind> KIND =
      Attribute.of("kind", EffectKind.class, SideEffect::kind);

  /** {@code target}. */
  public static final TextAttribute<SideEffect> TARGET =
      Attribute.text("target", SideEffect::target);

  /** Kept, but never asked for: what is compared is its digest. */
  private static final Attribute<SideEffect, Json> PARAMETERS =
      Attribute.of("parameters", Json.class, SideEffect::parameters);

  /** {@code parameters_digest}. */
  public static final Attribute<SideEffect, Digest> PARAMETERS_DIGEST =
      Attribute.of("parameters_digest", Digest.class, SideEffect::parametersDigest);

  /** The type descriptor of side effects. */
  public static final EntityType<SideEffect, SideEffectId> TYPE =
      EntityType.of(
              "side_effect",
              SideEffect.class,
              SideEffectId.class,
              SideEffectId::new,
              SideEffect::withAudit)
          .withLifecycle(SideEffectStatus.LIFECYCLE, STATUS)
          .unique(RUN_ID, EFFECT_KEY)
          .ownedBy(RUN_ID)
          .ownedBy(STEP_ID)
          .ownedBy(APPROVAL_ID)
          .listedBy(RUN_ID)
          .listedBy(STATUS)
          .askedBy(KIND, TARGET, PARAMETERS_DIGEST)
          .fixed(RUN_ID, STEP_ID, EFFECT_KEY, KIND, TARGET, PARAMETERS, PARAMETERS_DIGEST)
          .withContents(
              Content.json("parameters", SideEffect::parameters, SideEffect::withParameters),
              Content.json("response", SideEffect::response, SideEffect::withResponse),
              Content.failure(SideEffect::failure, SideEffect::withFailure));

  public SideEffect {
    Check.present(projectId, "sideEffect.projectId");
    Check.present(id, "sideEffect.id");
    Check.present(runId, "sideEffect.runId");
    Check.line(effectKey, "sideEffect.effectKey", 200);
    Check.present(kind, "sideEffect.kind");
    Check.optionalLine(target, "sideEffect.target", 1000);
    Check.present(parameters, "sideEffect.parameters");
    Check.present(parametersDigest, "sideEffect.parametersDigest");
    Check.present(status, "sideEffect.status");
    Check.that(
        status != SideEffectStatus.FAILED || failure != null,
        "sideEffect.failure",
        "must be present when it failed",
        "use its transition methods");
    if (externalId != null) {
      checkExternalId(externalId);
    }
    Check.presentExactly(
        externalId, status == SideEffectStatus.DONE, "sideEffect.externalId", "it is done");
    Check.present(response, "sideEffect.response");
    Check.atLeast(1, attempt, "sideEffect.attempt");
    finishedAt = Timestamps.ofNullable(finishedAt);
    Check.presentExactly(
        finishedAt,
        status != SideEffectStatus.INTENDED,
        "sideEffect.finishedAt",
        "it is done or failed");
    Check.present(audit, "sideEffect.audit");
  }

  /**
   * Returns {@code externalId} if a side effect may have it.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not one line of 1 to 500 characters
   */
  public static String checkExternalId(String externalId) {
    return Check.line(externalId, "sideEffect.externalId", 500);
  }

  /**
   * Returns a builder of a new intended side effect of a step, bound to the digest of {@code
   * parameters}.
   */
  public static Builder of(
      RunStep step, String effectKey, EffectKind kind, Json parameters, Instant now) {
    Check.present(step, "step");
    Check.present(parameters, "parameters");
    Builder effect = builder();
    effect
        .projectId(step.projectId())
        .id(SideEffectId.next())
        .runId(step.runId())
        .stepId(step.id())
        .effectKey(effectKey)
        .kind(kind)
        .parameters(parameters)
        .parametersDigest(parameters.digest())
        .audit(AuditInfo.made(now));
    return effect;
  }

  /** Returns this side effect as done, with its external id. */
  public SideEffect done(String externalId, Json response, Instant now) {
    return builder()
        .from(this)
        .status(to(SideEffectStatus.DONE))
        .failure(null)
        .externalId(externalId)
        .response(response)
        .finishedAt(now)
        .build();
  }

  /** Returns this side effect as failed; it may be retried. */
  public SideEffect failed(Failure failure, Instant now) {
    return builder()
        .from(this)
        .status(to(SideEffectStatus.FAILED))
        .failure(Check.present(failure, "failure"))
        .finishedAt(now)
        .build();
  }

  /** Returns this failed side effect as intended again, with one attempt more. */
  public SideEffect retried() {
    return builder()
        .from(this)
        .status(to(SideEffectStatus.INTENDED))
        .attempt(attempt + 1)
        .finishedAt(null)
        .build();
  }

  private SideEffectStatus to(SideEffectStatus next) {
    return SideEffectStatus.LIFECYCLE.require(id, status, next);
  }

  /** Returns a builder that starts from the defaults of a new side effect. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds side effects. */
  public static final class Builder extends SideEffectBuilder {
    Builder() {
      status(SideEffectStatus.INTENDED).response(Json.EMPTY).attempt(1);
    }
  }
}
