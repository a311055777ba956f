// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalScope;
import dev.keelson.approval.ApprovalStatus;
import dev.keelson.approval.Verdict;
import dev.keelson.core.ApprovalRefusedException;
import dev.keelson.core.ApprovalRefusedException.Reason;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.StatusReason;
import dev.keelson.core.secret.SecretMark;
import dev.keelson.effect.EffectKind;
import dev.keelson.effect.SideEffect;
import dev.keelson.effect.SideEffectLedger;
import dev.keelson.effect.SideEffectStatus;
import dev.keelson.project.Policy;
import dev.keelson.project.PolicyKey;
import dev.keelson.run.RunStep;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.Race;
import dev.keelson.testkit.contract.Race.Result;
import dev.keelson.testkit.contract.StoreTime;
import dev.keelson.testkit.contract.StoreTime.Ending;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld.Work;
import dev.keelson.testkit.fixtures.Approvals;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.testkit.fixtures.SideEffects;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Side effects that need an approval take one, for exactly what they do, once. */
@Needs({Part.WORK, Part.RUNS, Part.APPROVALS, Part.EFFECTS})
public abstract class ApprovedEffectSuite extends Suite {

  private static final Duration HOUR = Duration.ofHours(1);

  private Work work;
  private RunStep step;
  private SideEffect push;

  @BeforeEach
  final void beginWork() {
    work = shop.work();
    step = shop.project().stepLedger().begin(work.lease(), RunSteps.planned(work.run(), "push"));
    push = SideEffects.push(step, "push").withTarget("main");
  }

  @Test
  @Proves("R003-73")
  final void what_is_intended_takes_its_approval() {
    Approval granted = shop.granted(Approvals.allowing(push));
    SideEffect intended = intend(push, granted);
    Approval taken = stored(granted);
    assertThat(taken.status()).isEqualTo(ApprovalStatus.CONSUMED);
    assertThat(taken.effectId()).isEqualTo(intended.id().value());
    assertThat(taken.consumedAt()).as("consumedAt").isNotNull();
    assertThat(intended.approvalId()).isEqualTo(granted.id());
    assertThat(shop.states(granted.id())).containsExactly("pending", "approved", "consumed");
    assertThat(intend(push, granted)).as("the same intention again").isEqualTo(intended);
  }

  @Test
  @Proves("R003-73")
  final void nothing_is_intended_under_what_does_not_allow_it() {
    Approval pending = shop.requested(Approvals.allowing(push));
    assertRefused(Reason.NOT_APPROVED, pending, push);
    shop.actingAs(ANA).project().approvalService().decide(pending.id(), Verdict.REJECT, null);
    assertRefused(Reason.NOT_APPROVED, pending, push);
    Approval revoked = shop.granted(Approvals.allowing(push));
    shop.project().approvalService().withdraw(revoked.id(), StatusReason.SUPERSEDED);
    assertRefused(Reason.NOT_APPROVED, revoked, push);
    Approval used = shop.granted(Approvals.allowing(push));
    shop.project()
        .approvalService()
        .consume(used.id(), used.scope(), "main", used.parametersDigest());
    assertRefused(Reason.ALREADY_CONSUMED, used, push);
    Approval elsewhere = shop.granted(Approvals.allowing(push).withRunId(shop.run().id()));
    assertRefused(Reason.OTHER_PARAMETERS, elsewhere, push);
    Approval granted = shop.granted(Approvals.allowing(push));
    assertRefused(Reason.OTHER_PARAMETERS, granted, push.withTarget("develop"));
    assertRefused(Reason.OTHER_PARAMETERS, granted, push.withTarget(null));
    Json others = Json.EMPTY.with("commit", "other");
    assertRefused(
        Reason.OTHER_PARAMETERS,
        granted,
        push.withParameters(others).withParametersDigest(others.digest()));
    assertThat(intend(push, granted).status()).isEqualTo(SideEffectStatus.INTENDED);
  }

  @Test
  final void an_approval_allows_its_effect_until_its_last_moment_and_nothing_from_then_on() {
    StoreTime.justBefore(
        fixture,
        shop,
        () -> {
          Instant end = StoreTime.now(shop).plus(HOUR);
          SideEffect each = SideEffects.push(step, "until " + end).withTarget("main");
          Approval granted = shop.granted(Approvals.allowing(each).withExpiresAt(end));
          return new Ending(
              end, () -> assertThat(intend(each, granted).approvalId()).isEqualTo(granted.id()));
        });
    Instant end = StoreTime.now(shop).plus(HOUR);
    Approval granted = shop.granted(Approvals.allowing(push).withExpiresAt(end));
    StoreTime.moveTo(fixture, shop, end);
    assertRefused(Reason.EXPIRED, granted, push);
  }

  @Test
  @Proves("R003-73")
  final void an_approval_allows_no_other_parameters_under_its_digest() {
    Approval granted = shop.granted(Approvals.allowing(push));
    Json marked =
        Json.EMPTY.with("commit", "9e9e").with("by", new SecretMark("password", 9).toString());
    for (Json others : List.of(SideEffects.PARAMETERS.with("commit", "9e9e"), marked)) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> intend(push.withParameters(others), granted))
          .withMessage(
              "sideEffect.parametersDigest must be the digest of the parameters; make it with"
                  + " SideEffect.of, and ask for an approval of these parameters");
      assertThat(stored(granted)).isEqualTo(granted);
    }
    assertThat(intend(push, granted).parameters()).isEqualTo(push.parameters());
  }

  private void assertRefused(Reason reason, Approval approval, SideEffect effect) {
    Approval before = stored(approval);
    assertThatExceptionOfType(ApprovalRefusedException.class)
        .isThrownBy(() -> intend(effect, approval))
        .satisfies(e -> {
          assertThat(e.reason()).isEqualTo(reason);
          assertThat(e.subject()).isEqualTo(approval.id());
        });
    assertThat(shop.project().sideEffects().findByKey(effect.runId(), effect.effectKey()))
        .isEmpty();
    assertThat(stored(approval)).isEqualTo(before);
  }

  @Test
  final void one_approval_serves_one_side_effect() {
    Approval granted = shop.granted(Approvals.allowing(push));
    intend(push, granted);
    assertRefused(
        Reason.ALREADY_CONSUMED, granted, SideEffects.push(step, "again").withTarget("main"));
  }

  @Test
  final void a_retry_goes_on_under_the_approval_that_it_took() {
    Approval granted = shop.granted(Approvals.allowing(push));
    SideEffect intended = intend(push, granted);
    ledger().fail(work.lease(), intended.id(), Made.FAILURE);
    SideEffect again = ledger().intend(work.lease(), push);
    assertThat(again.attempt()).as("attempt").isEqualTo(2);
    assertThat(again.approvalId()).isEqualTo(granted.id());
    ledger().fail(work.lease(), intended.id(), Made.FAILURE);
    assertThat(intend(push, granted).attempt()).as("attempt").isEqualTo(3);
    ledger().fail(work.lease(), intended.id(), Made.FAILURE);
    Approval pending = shop.requested(Approvals.allowing(push));
    assertThatExceptionOfType(ApprovalRefusedException.class)
        .isThrownBy(() -> intend(push, pending));
    Approval next = shop.granted(Approvals.allowing(push));
    assertThat(intend(push, next).approvalId()).isEqualTo(next.id());
    assertThat(stored(next).effectId()).isEqualTo(intended.id().value());
  }

  @Test
  final void a_known_key_is_of_one_target_and_takes_no_approval_for_another() {
    SideEffect intended = ledger().intend(work.lease(), push);
    ledger().fail(work.lease(), intended.id(), Made.FAILURE);
    SideEffect elsewhere = push.withTarget("develop");
    Approval granted = shop.granted(Approvals.allowing(elsewhere));
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> intend(elsewhere, granted))
        .satisfies(e -> assertThat(e.field()).isEqualTo("sideEffect.target"));
    assertThat(stored(granted)).isEqualTo(granted);
  }

  @Test
  @Proves("R001-98")
  final void what_the_policy_of_the_project_names_needs_an_approval() {
    Policy policy =
        shop.project()
            .policies()
            .insert(
                Policy.about(
                    shop.id(),
                    PolicyKey.REQUIRE_APPROVAL,
                    Json.parse("{\"effects\": [\"repo.push\"], \"by\": \"leads\"}"),
                    Made.NOW));
    assertRequired(() -> ledger().intend(work.lease(), push));
    SideEffect merge = effect("merge", EffectKind.REPO_MERGE);
    ledger().intend(work.lease(), merge);
    shop.project()
        .policies()
        .update(policy.id(), it -> it.withValue(Json.parse("{\"effects\": [\"*\"]}")));
    assertRequired(() -> ledger().intend(work.lease(), effect("deploy", EffectKind.DEPLOYMENT)));
    ledger().fail(work.lease(), merge.id(), Made.FAILURE);
    assertRequired(() -> ledger().intend(work.lease(), merge));
    assertThat(intend(push, shop.granted(Approvals.allowing(push))).status())
        .isEqualTo(SideEffectStatus.INTENDED);
    shop.project()
        .policies()
        .update(policy.id(), it -> it.withValue(Json.parse("{\"effects\": []}")));
    ledger().intend(work.lease(), effect("push again", EffectKind.REPO_PUSH));
  }

  @Test
  final void a_policy_that_would_require_nothing_by_its_spelling_is_refused() {
    Policy policy =
        shop.project()
            .policies()
            .insert(
                Policy.about(
                    shop.id(),
                    PolicyKey.REQUIRE_APPROVAL,
                    Json.parse("{\"effects\": []}"),
                    Made.NOW));
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> Policy.about(shop.id(), PolicyKey.REQUIRE_APPROVAL, Made.NOW))
        .withMessageStartingWith("policy.value must have \"effects\"");
    for (String value :
        List.of(
            "{}",
            "{\"effects\": {\"repo.push\": true}}",
            "{\"effects\": \"repo.push\"}",
            "{\"effects\": [\"repo.push\", 7]}",
            "{\"effects\": [[\"repo.push\"]]}",
            "{\"effects\": [\"repo.*\"]}",
            "{\"effects\": [\"Repo.push\"]}",
            "{\"effects\": [\"repo.push \"]}",
            "{\"effect\": [\"repo.push\"]}",
            "[\"repo.push\"]")) {
      assertThatExceptionOfType(InvalidValueException.class)
          .as(value)
          .isThrownBy(() ->
              shop.project().policies().update(policy.id(), it -> it.withValue(Json.parse(value))));
    }
    for (String kind : List.of("Repo.push", "repo.push ", "repo.push\u200b", "repo..push", "*")) {
      assertThatExceptionOfType(InvalidValueException.class)
          .as(kind)
          .isThrownBy(() -> new EffectKind(kind));
    }
  }

  @Test
  final void an_approval_of_another_scope_allows_no_effect_of_that_kind() {
    Approval comment =
        shop.granted(Approvals.allowing(push).withScope(new ApprovalScope("repo.comment")));
    assertThatExceptionOfType(ApprovalRefusedException.class)
        .isThrownBy(() -> intend(push, comment))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.OTHER_PARAMETERS));
    assertThat(stored(comment)).isEqualTo(comment);
  }

  @Test
  final void a_retry_goes_on_under_any_approval_that_it_took() {
    Approval first = shop.granted(Approvals.allowing(push));
    SideEffect intended = intend(push, first);
    ledger().fail(work.lease(), intended.id(), Made.FAILURE);
    Approval second = shop.granted(Approvals.allowing(push));
    intend(push, second);
    ledger().fail(work.lease(), intended.id(), Made.FAILURE);
    assertThat(intend(push, first).attempt()).isEqualTo(3);
  }

  private static void assertRequired(ThrowingCallable intend) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(intend)
        .satisfies(e -> assertThat(e.field()).isEqualTo("sideEffect.approvalId"))
        .withMessageContaining("require_approval");
  }

  @Test
  final void of_many_that_name_one_approval_one_takes_it() {
    Approval granted = shop.granted(Approvals.allowing(push));
    List<Result<SideEffect>> results =
        Race.run(
            fixture,
            (store, i) ->
                shop.through(store)
                    .project()
                    .sideEffectLedger()
                    .intend(
                        work.lease(),
                        SideEffects.push(step, "push " + i)
                            .withTarget("main")
                            .withApprovalId(granted.id())));
    assertThat(Result.values(results)).hasSize(1);
    assertThat(Result.refusals(results)).hasOnlyElementsOfType(ApprovalRefusedException.class);
    assertThat(stored(granted).effectId())
        .isEqualTo(Result.values(results).getFirst().id().value());
  }

  private SideEffect effect(String key, EffectKind kind) {
    return SideEffect.of(step, key, kind, SideEffects.PARAMETERS, Made.NOW).build();
  }

  private SideEffect intend(SideEffect effect, Approval approval) {
    return ledger().intend(work.lease(), effect.withApprovalId(approval.id()));
  }

  private SideEffectLedger ledger() {
    return shop.project().sideEffectLedger();
  }

  private Approval stored(Approval approval) {
    return shop.project().approvals().get(approval.id());
  }
}
