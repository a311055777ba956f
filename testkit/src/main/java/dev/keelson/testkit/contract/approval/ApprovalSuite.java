// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.approval;

import static dev.keelson.testkit.contract.Pages.all;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalScope;
import dev.keelson.approval.ApprovalService;
import dev.keelson.approval.ApprovalStatus;
import dev.keelson.approval.Verdict;
import dev.keelson.core.Actor;
import dev.keelson.core.AlreadyExistsException;
import dev.keelson.core.ApprovalId;
import dev.keelson.core.ApprovalRefusedException;
import dev.keelson.core.ApprovalRefusedException.Reason;
import dev.keelson.core.Ensured;
import dev.keelson.core.ForeignProjectException;
import dev.keelson.core.IllegalTransitionException;
import dev.keelson.core.Json;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.RunId;
import dev.keelson.core.StatusReason;
import dev.keelson.run.Run;
import dev.keelson.run.RunStepId;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.Secrets;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Approvals;
import dev.keelson.testkit.fixtures.RunSteps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests for approval: what is stored, and what counts as the same request. */
@Proves({
  "R003-63", "R003-64", "R003-65", "R003-66", "R003-67", "R003-68", "R003-69", "R003-70", "R003-71"
})
@Needs({Part.WORK, Part.RUNS, Part.APPROVALS})
public abstract class ApprovalSuite extends Suite {

  @Test
  final void what_is_requested_is_stored_and_nothing_of_a_decision() {
    Approval full = Approvals.everyComponentSet(shop.step());
    Ensured<Approval> asked = shop.actingAs(BEN).project().approvalService().request(full);
    assertThat(asked.isNew()).isTrue();
    assertThat(asked.value())
        .usingRecursiveComparison()
        .ignoringFields(
            "requestedBy",
            "granted",
            "status",
            "statusReason",
            "decidedAt",
            "decidedBy",
            "consumedAt",
            "effectId",
            "audit")
        .isEqualTo(full);
    assertThat(asked.value().requestedBy()).isEqualTo(BEN);
    assertThat(asked.value().audit().updatedBy()).isEqualTo(BEN);
    assertThat(asked.value().audit().createdAt()).isEqualTo(full.audit().createdAt());
    assertPending(asked.value());
    assertThat(stored(full.id())).isEqualTo(asked.value());
    assertThat(shop.states(full.id())).containsExactly("pending");
  }

  @Test
  final void a_new_approval_has_the_documented_defaults() {
    Approval stored = stored(shop.requested(Approvals.pending(shop.run())).id());
    assertPending(stored);
    assertThat(stored.quorum()).as("quorum").isEqualTo(1);
    assertThat(stored.deciders()).isEmpty();
    assertThat(stored.selfApproval()).as("selfApproval").isFalse();
    assertThat(stored.metadata()).isEqualTo(Json.EMPTY);
    assertThat(stored)
        .extracting(Approval::stepId, Approval::target, Approval::expiresAt)
        .containsOnlyNulls();
  }

  private static void assertPending(Approval approval) {
    assertThat(approval.status()).isEqualTo(ApprovalStatus.PENDING);
    assertThat(approval.version()).as("version").isEqualTo(1);
    assertThat(approval.granted()).as("granted").isZero();
    assertThat(approval)
        .extracting(
            Approval::statusReason,
            Approval::decidedAt,
            Approval::decidedBy,
            Approval::consumedAt,
            Approval::effectId)
        .containsOnlyNulls();
  }

  @Test
  @Proves("R003-67")
  final void every_scope_is_kept_foreseen_or_not() {
    for (ApprovalScope scope :
        List.of(
            ApprovalScope.REPO_PUSH,
            ApprovalScope.REPO_MERGE,
            ApprovalScope.INFRA_PROVISION,
            ApprovalScope.DEPLOY_PRODUCTION,
            new ApprovalScope("moon.landing"))) {
      Approval asked = shop.requested(Approvals.pending(shop.run()).withScope(scope));
      assertThat(stored(asked.id()).scope()).isEqualTo(scope);
    }
  }

  @Test
  final void the_same_request_is_the_one_that_is_open() {
    Run run = shop.run();
    Approval first = shop.requested(Approvals.pending(run).withTarget("main"));
    Approval again = another(first).withIntentSummary("the same in other words");
    assertThat(service().request(again)).isEqualTo(new Ensured<>(first, false));
    assertThat(shop.project().approvals().find(again.id())).isEmpty();
    Approval granted =
        shop.actingAs(ANA).project().approvalService().decide(first.id(), Verdict.APPROVE, null);
    assertThat(service().request(another(first))).isEqualTo(new Ensured<>(granted, false));
    service().consume(first.id(), first.scope(), "main", first.parametersDigest());
    Ensured<Approval> next = service().request(another(first));
    assertThat(next.isNew()).isTrue();
    service().withdraw(next.value().id(), StatusReason.SUPERSEDED);
    assertThat(service().request(another(first)).isNew()).isTrue();
  }

  @Test
  final void an_open_request_on_other_terms_is_no_answer() {
    Instant end = Instant.now().plus(Duration.ofHours(1));
    Approval first =
        shop.requested(Approvals.pending(shop.run()).withTarget("main").withExpiresAt(end));
    for (Approval stricter :
        List.of(
            another(first).withQuorum(2),
            another(first).withDeciders(List.of("user:cleo")),
            another(first).withSelfApproval(!first.selfApproval()),
            another(first).withExpiresAt(end.minusSeconds(60)))) {
      assertThatExceptionOfType(ApprovalRefusedException.class)
          .as("%s", stricter)
          .isThrownBy(() -> service().request(stricter))
          .satisfies(e -> assertThat(e.subject()).isEqualTo(first.id()))
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.OTHER_TERMS));
    }
    assertThat(service().request(another(first).withExpiresAt(end.plusSeconds(60))).value())
        .isEqualTo(first);
    assertThat(service().request(another(first).withExpiresAt(null)).value()).isEqualTo(first);
  }

  @Test
  final void whoever_requests_what_is_open_does_not_decide_on_it() {
    Approval first =
        shop.actingAs(Actor.user("bob"))
            .requested(Approvals.pending(shop.run()).withTarget("main"));
    Ensured<Approval> again =
        shop.actingAs(ANA).project().approvalService().request(another(first));
    assertThat(again.isNew()).isFalse();
    assertThat(again.value().alsoRequestedBy()).containsExactly(ANA.toString());
    assertThat(stored(first.id())).isEqualTo(again.value());
    assertThat(shop.actingAs(ANA).project().approvalService().request(another(first)).value())
        .isEqualTo(again.value());
    for (Actor requester : List.of(ANA, Actor.user("bob"))) {
      assertThatExceptionOfType(ApprovalRefusedException.class)
          .isThrownBy(() ->
              shop.actingAs(requester)
                  .project()
                  .approvalService()
                  .decide(first.id(), Verdict.APPROVE, null))
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.OWN_REQUEST));
    }
  }

  @Test
  final void a_request_that_has_run_out_makes_way_for_the_next() {
    Instant end = shop.now().plusSeconds(3600);
    Approval first =
        shop.requested(Approvals.pending(shop.run()).withTarget("main").withExpiresAt(end));
    fixture.advance(Duration.ofHours(1));
    Ensured<Approval> next = service().request(another(first).withExpiresAt(null));
    assertThat(next.isNew()).isTrue();
    assertThat(stored(first.id()).status()).isEqualTo(ApprovalStatus.EXPIRED);
  }

  @Test
  final void requests_for_other_things_stand_side_by_side() {
    Approval first = shop.requested(Approvals.pending(shop.run()).withTarget("main"));
    List<Approval> others =
        List.of(
            another(first).withTarget("develop"),
            another(first).withTarget(null),
            another(first).withScope(ApprovalScope.REPO_MERGE),
            another(first).withParametersDigest(Json.EMPTY.with("commit", "other").digest()),
            another(first).withRunId(shop.run().id()));
    for (Approval other : others) {
      assertThat(service().request(other).isNew()).as("%s", other).isTrue();
      assertThat(service().request(another(other)).value().id()).isEqualTo(other.id());
    }
  }

  @Test
  final void an_ended_run_requests_nothing() {
    for (String end : List.of("completed", "failed", "cancelled")) {
      Run run = RunEndSuite.end(shop, shop.run(), end);
      RunEndSuite.assertEnded(() -> service().request(Approvals.pending(run)));
      assertThat(all(page -> shop.project().approvals().findByRun(run.id(), page))).isEmpty();
    }
  }

  @Test
  final void what_it_refers_to_is_stored_in_the_same_project() {
    Approval request = Approvals.pending(shop.run());
    RunId noRun = RunId.next();
    RunStepId noStep = RunStepId.next();
    TestWorld second = shop.elsewhere();
    assertMissing(noRun, request.withRunId(noRun));
    assertMissing(noStep, request.withStepId(noStep));
    RunId theirs = second.run().id();
    assertMissing(theirs, request.withRunId(theirs));
    assertThatExceptionOfType(ForeignProjectException.class)
        .isThrownBy(() -> second.project().approvalService().request(request));
    assertThat(shop.project().approvals().find(request.id())).isEmpty();
  }

  private void assertMissing(Object id, Approval request) {
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> service().request(request))
        .satisfies(e -> assertThat(e.id()).isEqualTo(id));
  }

  @Test
  final void refuses_an_id_that_is_taken() {
    Approval first = shop.requested(Approvals.pending(shop.run()));
    assertThatExceptionOfType(AlreadyExistsException.class)
        .isThrownBy(() -> service().request(Approvals.pending(shop.run()).withId(first.id())))
        .satisfies(e -> assertThat(e.key()).isEqualTo("id"));
    assertThat(stored(first.id())).isEqualTo(first);
  }

  @Test
  @Proves({"R000-03", "R003-04"})
  final void refuses_secrets_in_the_question_and_masks_them_in_its_metadata() {
    Approval request = Approvals.pending(shop.run());
    Secrets.assertRefused(
        "intentSummary", () -> service().request(request.withIntentSummary(Secrets.SECRET)));
    Approval telling = request.withMetadata(Json.EMPTY.with("key", Secrets.SECRET));
    Approval asked = shop.requested(telling);
    Secrets.assertMasked(telling, asked);
    assertThat(asked.parametersDigest()).isEqualTo(request.parametersDigest());
    Secrets.assertRefused(
        "reason", () -> service().withdraw(asked.id(), new StatusReason(Secrets.SECRET)));
    assertThat(stored(asked.id())).isEqualTo(asked);
  }

  @Test
  final void what_is_not_used_may_be_withdrawn_once() {
    Approval pending = shop.requested(Approvals.pending(shop.run()));
    Approval cancelled =
        shop.actingAs(BEN)
            .project()
            .approvalService()
            .withdraw(pending.id(), StatusReason.SUPERSEDED);
    assertThat(cancelled.status()).isEqualTo(ApprovalStatus.CANCELLED);
    assertThat(cancelled.statusReason()).isEqualTo(StatusReason.SUPERSEDED);
    assertThat(cancelled.audit().updatedBy()).isEqualTo(BEN);
    assertThat(stored(pending.id())).isEqualTo(cancelled);
    Approval granted = shop.granted(Approvals.pending(shop.run()));
    Approval revoked = service().withdraw(granted.id(), StatusReason.KILLED);
    assertThat(revoked.status()).isEqualTo(ApprovalStatus.REVOKED);
    assertThat(stored(granted.id())).isEqualTo(revoked);
    Approval used = shop.granted(Approvals.pending(shop.run()));
    service().consume(used.id(), used.scope(), null, used.parametersDigest());
    for (ApprovalId over : List.of(pending.id(), granted.id(), used.id())) {
      Approval before = stored(over);
      assertThatExceptionOfType(IllegalTransitionException.class)
          .isThrownBy(() -> service().withdraw(over, StatusReason.KILLED))
          .withMessage(
              ApprovalStatus.LIFECYCLE
                  .refusal(over, before.status(), ApprovalStatus.REVOKED)
                  .getMessage());
      assertThat(stored(over)).isEqualTo(before);
    }
    ApprovalId unknown = ApprovalId.next();
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> service().withdraw(unknown, StatusReason.KILLED));
  }

  @Test
  final void an_approval_is_listed_with_its_run() {
    Run run = shop.run();
    Approval ofRun = shop.requested(Approvals.pending(run));
    RunStepId step = shop.project().steps().insert(RunSteps.planned(run, "push")).id();
    Approval ofStep = shop.requested(Approvals.pending(run).withStepId(step));
    shop.requested(Approvals.pending(shop.run()));
    assertThat(all(page -> shop.project().approvals().findByRun(run.id(), page)))
        .containsExactly(ofRun, ofStep);
  }

  @Test
  final void approvals_are_found_by_their_status() {
    Approval pending = shop.requested(Approvals.pending(shop.run()));
    Approval approved = shop.granted(Approvals.pending(shop.run()));
    assertThat(all(page -> shop.project().approvals().findByStatus(ApprovalStatus.PENDING, page)))
        .containsExactly(pending);
    assertThat(all(page -> shop.project().approvals().findByStatus(ApprovalStatus.APPROVED, page)))
        .containsExactly(approved);
  }

  /** Another request for the same thing. */
  private static Approval another(Approval approval) {
    return Approval.builder().from(approval).id(ApprovalId.next()).build();
  }

  private ApprovalService service() {
    return shop.project().approvalService();
  }

  private Approval stored(ApprovalId approval) {
    return shop.project().approvals().get(approval);
  }
}
