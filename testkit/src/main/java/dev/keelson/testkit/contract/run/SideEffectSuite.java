// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.AlreadyExistsException;
import dev.keelson.core.ApprovalId;
import dev.keelson.core.Failure;
import dev.keelson.core.IllegalTransitionException;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.NotFoundException;
import dev.keelson.effect.EffectKind;
import dev.keelson.effect.SideEffect;
import dev.keelson.effect.SideEffectId;
import dev.keelson.effect.SideEffectLedger;
import dev.keelson.effect.SideEffectRepository;
import dev.keelson.effect.SideEffectStatus;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepId;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.Secrets;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld.Work;
import dev.keelson.testkit.fixtures.Approvals;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.testkit.fixtures.SideEffects;
import dev.keelson.work.Lease;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Needs({Part.WORK, Part.RUNS, Part.APPROVALS, Part.EFFECTS})
public abstract class SideEffectSuite extends Suite {

  private static final Json RESPONSE = Json.EMPTY.with("url", "https://example.com/pull/7");

  private Work work;
  private RunStep step;

  @BeforeEach
  final void beginWork() {
    work = shop.work();
    step = shop.project().stepLedger().begin(work.lease(), RunSteps.planned(work.run(), "push"));
  }

  @Test
  @Proves({"R003-13", "R003-14"})
  final void an_action_is_written_down_before_and_after_it_is_done() {
    SideEffect merge = SideEffects.everyComponentSet(step, ApprovalId.next());
    SideEffect given = merge.withApprovalId(shop.granted(Approvals.allowing(merge)).id());
    SideEffect intended =
        shop.holding(work.lease()).project().sideEffectLedger().intend(work.lease(), given);
    assertThat(SideEffect.TYPE.withAudit(intended, given.audit())).isEqualTo(given);
    assertThat(intended.audit().updatedBy()).isEqualTo(work.lease().holder().actor());
    assertThat(found(given)).isEqualTo(intended);
    SideEffect done =
        shop.holding(work.lease())
            .project()
            .sideEffectLedger()
            .complete(work.lease(), given.id(), "7", RESPONSE);
    assertThat(done.status()).isEqualTo(SideEffectStatus.DONE);
    assertThat(done.externalId()).isEqualTo("7");
    assertThat(done.response()).isEqualTo(RESPONSE);
    assertThat(done.finishedAt()).as("finishedAt").isNotNull();
    assertThat(done.audit().updatedBy()).isEqualTo(work.lease().holder().actor());
    assertThat(done)
        .usingRecursiveComparison()
        .ignoringFields("status", "externalId", "response", "finishedAt", "audit")
        .isEqualTo(given);
    assertThat(found(given)).isEqualTo(done);
    assertThat(shop.states(given.id())).containsExactly("intended", "done");
  }

  @Test
  final void an_action_may_lack_what_is_optional() {
    SideEffect given = SideEffects.push(step, "push");
    SideEffect intended = ledger().intend(work.lease(), given);
    assertThat(found(given)).isEqualTo(intended);
    assertThat(intended)
        .extracting(
            SideEffect::stepId,
            SideEffect::target,
            SideEffect::approvalId,
            SideEffect::failure,
            SideEffect::externalId,
            SideEffect::finishedAt)
        .containsOnlyNulls();
    assertThat(intended.response()).isEqualTo(Json.EMPTY);
    assertThat(intended.attempt()).as("attempt").isEqualTo(1);
  }

  @Test
  @Proves({"R003-13", "R003-14"})
  final void what_is_done_is_given_back_and_not_done_again() {
    SideEffect intended = ledger().intend(work.lease(), SideEffects.push(step, "push"));
    SideEffect done = ledger().complete(work.lease(), intended.id(), "4f1c", RESPONSE);
    assertThat(ledger().intend(work.lease(), SideEffects.push(step, "push"))).isEqualTo(done);
    assertThat(ledger().complete(work.lease(), intended.id(), "other", Json.EMPTY)).isEqualTo(done);
    assertThat(ledger().intend(shop.next(work.lease(), fixture), SideEffects.push(step, "push")))
        .isEqualTo(done);
    assertThat(found(intended)).isEqualTo(done);
    assertThat(shop.states(intended.id())).containsExactly("intended", "done");
  }

  @Test
  @Proves("R003-13")
  final void what_a_crash_left_intended_is_seen_by_the_next_worker() {
    SideEffect intended = ledger().intend(work.lease(), SideEffects.push(step, "push"));
    Lease next = shop.next(work.lease(), fixture);
    assertThat(ledger().intend(next, SideEffects.push(step, "push"))).isEqualTo(intended);
    SideEffect done = ledger().complete(next, intended.id(), "4f1c", RESPONSE);
    assertThat(found(intended)).isEqualTo(done);
    assertThat(done.attempt()).as("attempt").isEqualTo(1);
  }

  @Test
  final void what_failed_may_be_tried_again() {
    SideEffect intended = ledger().intend(work.lease(), SideEffects.push(step, "push"));
    SideEffect failed = ledger().fail(work.lease(), intended.id(), Made.FAILURE);
    assertThat(failed.status()).isEqualTo(SideEffectStatus.FAILED);
    assertThat(failed.failure()).isEqualTo(Made.FAILURE);
    assertThat(failed.finishedAt()).as("finishedAt").isNotNull();
    assertThat(ledger().fail(work.lease(), intended.id(), Failure.of("other", "")))
        .isEqualTo(failed);
    SideEffect again = ledger().intend(work.lease(), SideEffects.push(step, "push"));
    assertThat(again.id()).isEqualTo(intended.id());
    assertThat(again.status()).isEqualTo(SideEffectStatus.INTENDED);
    assertThat(again.attempt()).as("attempt").isEqualTo(2);
    assertThat(again.finishedAt()).isNull();
    assertThat(again.failure()).as("what went wrong last").isEqualTo(Made.FAILURE);
    assertThat(ledger().complete(work.lease(), intended.id(), "4f1c", RESPONSE).failure()).isNull();
    assertThat(shop.states(intended.id()))
        .containsExactly("intended", "failed", "intended", "done");
    assertThat(shop.history(intended.id()).get(1).failure()).isEqualTo(Made.FAILURE.toJson());
  }

  @Test
  final void the_same_key_with_other_parameters_is_refused() {
    SideEffect push = SideEffects.push(step, "push");
    Json others = SideEffects.PARAMETERS.with("commit", "9e9e");
    SideEffect other =
        SideEffect.builder()
            .from(SideEffects.push(step, "push"))
            .parameters(others)
            .parametersDigest(others.digest())
            .build();
    SideEffect intended = ledger().intend(work.lease(), push);
    assertRefused(other);
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> ledger().intend(work.lease(), push.withKind(new EffectKind("comment"))))
        .satisfies(e -> assertThat(e.field()).isEqualTo("sideEffect.kind"));
    assertThat(found(push)).isEqualTo(intended);
    SideEffect done = ledger().complete(work.lease(), push.id(), "4f1c", RESPONSE);
    assertRefused(other);
    assertThat(found(push)).isEqualTo(done);
  }

  private void assertRefused(SideEffect other) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> ledger().intend(work.lease(), other))
        .satisfies(e -> assertThat(e.field()).isEqualTo("sideEffect.parametersDigest"))
        .withMessageContaining("must be the one that this key was intended with first");
  }

  @Test
  final void what_is_known_is_not_asked_again_what_it_refers_to() {
    SideEffect intended =
        ledger().intend(work.lease(), SideEffects.push(step, "push").withStepId(step.id()));
    SideEffect again = SideEffects.push(step, "push").withStepId(RunStepId.next());
    SideEffect approved = again.withApprovalId(ApprovalId.next());
    assertThat(ledger().intend(work.lease(), approved))
        .as("the known side effect, though what was passed refers to nothing")
        .isEqualTo(intended);
    ledger().fail(work.lease(), intended.id(), Made.FAILURE);
    assertThat(ledger().intend(work.lease(), again).stepId())
        .as("the step of a side effect that is tried again")
        .isEqualTo(step.id());
    SideEffect done = ledger().complete(work.lease(), intended.id(), "4f1c", RESPONSE);
    assertThat(ledger().intend(work.lease(), approved)).isEqualTo(done);
  }

  @Test
  final void other_parameters_are_refused_before_a_missing_approval() {
    SideEffect intended = ledger().intend(work.lease(), SideEffects.push(step, "push"));
    ledger().fail(work.lease(), intended.id(), Made.FAILURE);
    Json others = SideEffects.PARAMETERS.with("commit", "9e9e");
    assertRefused(
        SideEffects.push(step, "push")
            .withParameters(others)
            .withParametersDigest(others.digest())
            .withApprovalId(ApprovalId.next()));
    assertThat(found(intended).status()).isEqualTo(SideEffectStatus.FAILED);
  }

  @Test
  final void the_first_end_stands() {
    SideEffect done = ledger().intend(work.lease(), SideEffects.push(step, "push"));
    ledger().complete(work.lease(), done.id(), "4f1c", RESPONSE);
    assertThatExceptionOfType(IllegalTransitionException.class)
        .isThrownBy(() -> ledger().fail(work.lease(), done.id(), Made.FAILURE))
        .withMessage(
            SideEffectStatus.LIFECYCLE
                .refusal(done.id(), SideEffectStatus.DONE, SideEffectStatus.FAILED)
                .getMessage());
    SideEffect failed = ledger().intend(work.lease(), SideEffects.push(step, "tag"));
    ledger().fail(work.lease(), failed.id(), Made.FAILURE);
    assertThatExceptionOfType(IllegalTransitionException.class)
        .isThrownBy(() -> ledger().complete(work.lease(), failed.id(), "4f1c", RESPONSE));
    assertThat(shop.states(done.id())).containsExactly("intended", "done");
    assertThat(shop.states(failed.id())).containsExactly("intended", "failed");
  }

  @Test
  final void refuses_to_refer_to_what_is_not_stored() {
    SideEffect push = SideEffects.push(step, "push");
    RunStepId noStep = RunStepId.next();
    ApprovalId noApproval = ApprovalId.next();
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> ledger().intend(work.lease(), push.withStepId(noStep)))
        .satisfies(e -> assertThat(e.id()).isEqualTo(noStep));
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> ledger().intend(work.lease(), push.withApprovalId(noApproval)))
        .satisfies(e -> assertThat(e.id()).isEqualTo(noApproval));
    assertThat(sideEffects().findByKey(work.run().id(), "push")).isEmpty();
  }

  @Test
  final void what_belongs_to_other_work_is_not_found() {
    Work other = shop.work();
    SideEffect astray =
        SideEffects.push(shop.project().steps().insert(RunSteps.planned(other.run(), "x")), "x");
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> ledger().intend(work.lease(), astray))
        .withMessage(new NotFoundException(other.run().id()).getMessage());
    SideEffect theirs = ledger().intend(other.lease(), astray);
    SideEffectId unknown = SideEffectId.next();
    for (SideEffectId id : List.of(theirs.id(), unknown)) {
      assertThatExceptionOfType(NotFoundException.class)
          .isThrownBy(() -> ledger().complete(work.lease(), id, "4f1c", RESPONSE));
      assertThatExceptionOfType(NotFoundException.class)
          .isThrownBy(() -> ledger().fail(work.lease(), id, Made.FAILURE));
    }
    assertThat(found(theirs)).isEqualTo(theirs);
    assertThat(shop.elsewhere().project().sideEffects().findByKey(theirs.runId(), "x")).isEmpty();
  }

  @Test
  @Proves({"R000-03", "R003-04"})
  final void refuses_secrets_in_what_is_recorded() {
    SideEffect push = SideEffects.push(step, "push");
    Secrets.assertRefused(
        "target", () -> ledger().intend(work.lease(), push.withTarget(Secrets.SECRET)));
    assertThat(sideEffects().findByKey(work.run().id(), "push")).isEmpty();
    SideEffect intended = ledger().intend(work.lease(), push);
    Secrets.assertRefused(
        "externalId", () -> ledger().complete(work.lease(), push.id(), Secrets.SECRET, RESPONSE));
    Failure failure = Failure.of(Secrets.SECRET, "leak");
    Secrets.assertRefused("failure.code", () -> ledger().fail(work.lease(), push.id(), failure));
    assertThat(found(push)).isEqualTo(intended);
  }

  @Test
  @Proves({"R000-03", "R003-04"})
  final void parameters_are_stored_without_their_secret_and_bound_by_the_digest_of_them_all() {
    // as JSON has it, a letter n stands before it, and no word begins there
    Json leak = Json.EMPTY.with("line", "line\n" + Secrets.SECRET);
    SideEffect push =
        SideEffects.push(step, "push").withParameters(leak).withParametersDigest(leak.digest());
    SideEffect intended = ledger().intend(work.lease(), push);
    Secrets.assertMasked(push, intended);
    assertThat(intended.parametersDigest()).isEqualTo(leak.digest());
    assertThat(ledger().intend(work.lease(), push.withId(SideEffectId.next()))).isEqualTo(intended);
    assertThat(ledger().intend(work.lease(), intended)).as("as it was read").isEqualTo(intended);
    SideEffect done = ledger().complete(work.lease(), push.id(), "4f1c", leak);
    assertThat(done.response()).isEqualTo(intended.parameters());
    assertThat(found(push)).isEqualTo(done);
  }

  @Test
  @Proves({"R000-03", "R003-04"})
  final void stores_a_failure_without_the_secret_that_it_tells() {
    SideEffect push = ledger().intend(work.lease(), SideEffects.push(step, "push"));
    ledger().fail(work.lease(), push.id(), Secrets.toldByFailure());
    Secrets.assertMasked(found(push).failure());
  }

  @Test
  final void refuses_a_new_side_effect_under_the_id_of_another_one() {
    SideEffect intended = ledger().intend(work.lease(), SideEffects.push(step, "push"));
    SideEffect other =
        SideEffect.builder().from(SideEffects.push(step, "again")).id(intended.id()).build();
    assertThatExceptionOfType(AlreadyExistsException.class)
        .isThrownBy(() -> ledger().intend(work.lease(), other))
        .satisfies(e -> assertThat(e.id()).isEqualTo(intended.id()));
    assertThat(sideEffects().findByKey(work.run().id(), "again")).isEmpty();
  }

  @Test
  final void refuses_an_external_id_that_no_side_effect_can_have() {
    SideEffect intended = ledger().intend(work.lease(), SideEffects.push(step, "push"));
    for (String wrong : List.of("", " ", "4f1c\n", "x".repeat(501))) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> ledger().complete(work.lease(), intended.id(), wrong, RESPONSE))
          .satisfies(e -> assertThat(e.field()).isEqualTo("sideEffect.externalId"));
    }
    assertThat(found(intended)).isEqualTo(intended);
  }

  @Test
  final void looks_for_secrets_before_it_looks_for_the_side_effect() {
    SideEffectId unknown = SideEffectId.next();
    Failure failure = Failure.of(Secrets.SECRET, "leak");
    Secrets.assertRefused(
        "externalId", () -> ledger().complete(work.lease(), unknown, Secrets.SECRET, RESPONSE));
    Secrets.assertRefused("failure.code", () -> ledger().fail(work.lease(), unknown, failure));
  }

  @Test
  final void that_a_retry_needs_a_missing_approval_is_told_of_what_was_intended_now() {
    SideEffect first = ledger().intend(work.lease(), SideEffects.push(step, "push"));
    ledger().fail(work.lease(), first.id(), Made.FAILURE);
    ApprovalId missing = ApprovalId.next();
    SideEffect again = SideEffects.push(step, "push").withApprovalId(missing);
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> ledger().intend(work.lease(), again))
        .withMessageContaining(again.id().describe() + " refers to it as its approval_id")
        .satisfies(e -> assertThat(e.id()).isEqualTo(missing));
  }

  private SideEffectLedger ledger() {
    return shop.project().sideEffectLedger();
  }

  private SideEffectRepository sideEffects() {
    return shop.project().sideEffects();
  }

  private SideEffect found(SideEffect effect) {
    return sideEffects().findByKey(effect.runId(), effect.effectKey()).orElseThrow();
  }
}
