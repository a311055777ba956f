// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.ProjectScope;
import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalDecision;
import dev.keelson.approval.ApprovalScope;
import dev.keelson.approval.ApprovalService;
import dev.keelson.approval.ApprovalStatus;
import dev.keelson.approval.Verdict;
import dev.keelson.core.Actor;
import dev.keelson.core.ApprovalId;
import dev.keelson.core.ApprovalRefusedException;
import dev.keelson.core.ApprovalRefusedException.Reason;
import dev.keelson.core.Digest;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.StatusReason;
import dev.keelson.journal.JournalEntry;
import dev.keelson.run.Run;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.Secrets;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.fixtures.Approvals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@Needs({Part.WORK, Part.RUNS, Part.APPROVALS})
public abstract class ApprovalServiceSuite extends Suite {

  private static final Actor CLEO = Actor.user("cleo");

  @Test
  @Proves({"R003-69", "R003-70", "R003-73"})
  final void one_person_grants_where_one_is_enough() {
    Approval asked = ask(1);
    Approval granted = service(ANA).decide(asked.id(), Verdict.APPROVE, "Looks right");
    assertThat(granted.status()).isEqualTo(ApprovalStatus.APPROVED);
    assertThat(granted.granted()).as("granted").isEqualTo(1);
    assertThat(granted.decidedBy()).isEqualTo(ANA);
    assertThat(granted.decidedAt()).as("decidedAt").isNotNull();
    assertThat(granted.audit().updatedBy()).isEqualTo(ANA);
    assertThat(stored(asked)).isEqualTo(granted);
    ApprovalDecision decision = decisions(asked.id()).getFirst();
    assertThat(decision.approvalId()).isEqualTo(asked.id());
    assertThat(decision.projectId()).isEqualTo(shop.id());
    assertThat(decision.decidedBy()).isEqualTo(ANA);
    assertThat(decision.verdict()).isEqualTo(Verdict.APPROVE);
    assertThat(decision.rationale()).isEqualTo("Looks right");
    assertThat(shop.states(asked.id())).containsExactly("pending", "approved");
    assertThat(shop.history(asked.id())).map(JournalEntry::actor).last().isEqualTo(ANA);
  }

  @Test
  final void a_quorum_needs_that_many_people() {
    Approval asked = ask(3);
    Approval once = service(ANA).decide(asked.id(), Verdict.APPROVE, null);
    assertThat(once.status()).isEqualTo(ApprovalStatus.PENDING);
    assertThat(once.granted()).as("granted").isEqualTo(1);
    assertThat(once.decidedBy()).isNull();
    assertRefused(
        Reason.ALREADY_VOTED,
        asked,
        () -> service(ANA).decide(asked.id(), Verdict.APPROVE, "again"));
    assertRefused(
        Reason.ALREADY_VOTED,
        asked,
        () -> service(ANA).decide(asked.id(), Verdict.REJECT, "changed my mind"));
    assertThat(stored(asked)).isEqualTo(once);
    assertThat(service(BEN).decide(asked.id(), Verdict.APPROVE, null).granted())
        .as("granted")
        .isEqualTo(2);
    Approval granted = service(CLEO).decide(asked.id(), Verdict.APPROVE, null);
    assertThat(granted.status()).isEqualTo(ApprovalStatus.APPROVED);
    assertThat(granted.granted()).as("granted").isEqualTo(3);
    assertThat(granted.decidedBy()).isEqualTo(Actor.user("cleo"));
    assertThat(decisions(asked.id()))
        .map(ApprovalDecision::decidedBy)
        .containsExactly(ANA, BEN, CLEO);
    assertThat(shop.states(asked.id())).containsExactly("pending", "approved");
  }

  @Test
  final void one_rejection_is_final_and_the_first_final_decision_stands() {
    Approval asked = ask(2);
    service(ANA).decide(asked.id(), Verdict.APPROVE, null);
    Approval rejected = service(BEN).decide(asked.id(), Verdict.REJECT, "Not on a Friday");
    assertThat(rejected.status()).isEqualTo(ApprovalStatus.REJECTED);
    assertThat(rejected.decidedBy()).isEqualTo(Actor.user("ben"));
    assertThat(rejected.granted()).as("granted").isEqualTo(1);
    assertRefused(
        Reason.ALREADY_DECIDED,
        asked,
        () -> service(CLEO).decide(asked.id(), Verdict.APPROVE, null));
    assertRefused(Reason.NOT_APPROVED, asked, () -> consume(asked));
    assertThat(stored(asked)).isEqualTo(rejected);
    assertThat(decisions(asked.id()))
        .map(ApprovalDecision::verdict)
        .containsExactly(Verdict.APPROVE, Verdict.REJECT);
  }

  @Test
  final void what_nobody_granted_can_not_be_used() {
    Approval asked = ask(1);
    assertRefused(Reason.NOT_APPROVED, asked, () -> consume(asked));
    assertThat(stored(asked)).isEqualTo(asked);
  }

  @Test
  @Proves("R003-73")
  final void it_is_used_once() {
    Approval asked = ask(1);
    service(ANA).decide(asked.id(), Verdict.APPROVE, null);
    Approval used = consume(asked);
    assertThat(used.status()).isEqualTo(ApprovalStatus.CONSUMED);
    assertThat(used.consumedAt()).as("consumedAt").isNotNull();
    assertThat(used.audit().updatedBy()).isEqualTo(BEN);
    assertThat(stored(asked)).isEqualTo(used);
    assertRefused(Reason.ALREADY_CONSUMED, asked, () -> consume(asked));
    assertThat(stored(asked)).isEqualTo(used);
    assertThat(shop.states(asked.id())).containsExactly("pending", "approved", "consumed");
  }

  @Test
  @Proves("R003-73")
  final void it_serves_for_exactly_what_it_was_granted_for() {
    Approval asked = ask(1);
    service(ANA).decide(asked.id(), Verdict.APPROVE, null);
    Digest others = Json.EMPTY.with("commit", "another").digest();
    String hex = asked.parametersDigest().hex();
    Digest nearly = new Digest(hex.substring(0, 63) + (hex.endsWith("0") ? "1" : "0"));
    for (Use use :
        List.of(
            new Use(ApprovalScope.REPO_MERGE, "main", asked.parametersDigest()),
            new Use(asked.scope(), "develop", asked.parametersDigest()),
            new Use(asked.scope(), null, asked.parametersDigest()),
            new Use(asked.scope(), "main", others),
            new Use(asked.scope(), "main", nearly))) {
      assertRefused(
          Reason.OTHER_PARAMETERS,
          asked,
          () -> service(BEN).consume(asked.id(), use.scope, use.target, use.parameters));
    }
    assertThat(stored(asked).status()).isEqualTo(ApprovalStatus.APPROVED);
    assertThat(consume(asked).status()).isEqualTo(ApprovalStatus.CONSUMED);
  }

  @Test
  final void who_uses_it_for_something_else_is_told_what_differs() {
    Approval asked = ask(1);
    service(ANA).decide(asked.id(), Verdict.APPROVE, null);
    Digest others = Digest.of("others");
    assertThatExceptionOfType(ApprovalRefusedException.class)
        .isThrownBy(() ->
            service(BEN).consume(asked.id(), asked.scope(), "develop", asked.parametersDigest()))
        .withMessageEndingWith("; what differs: target");
    assertThatExceptionOfType(ApprovalRefusedException.class)
        .isThrownBy(() -> service(BEN).consume(asked.id(), ApprovalScope.REPO_MERGE, null, others))
        .withMessageEndingWith(
            "; what differs: scope, target, parametersDigest, granted is %s, not %s"
                .formatted(asked.parametersDigest(), others));
  }

  @Test
  final void without_a_target_it_serves_for_none() {
    Approval asked = shop.requested(Approvals.pending(shop.run()).withTarget(null));
    service(ANA).decide(asked.id(), Verdict.APPROVE, null);
    assertRefused(Reason.OTHER_PARAMETERS, asked, () -> consume(asked));
    service(BEN).consume(asked.id(), asked.scope(), null, asked.parametersDigest());
    assertThat(stored(asked).status()).isEqualTo(ApprovalStatus.CONSUMED);
  }

  @Test
  final void what_was_revoked_or_cancelled_can_not_be_used() {
    Approval revoked = ask(1);
    service(ANA).decide(revoked.id(), Verdict.APPROVE, null);
    service(ANA).withdraw(revoked.id(), StatusReason.SUPERSEDED);
    assertRefused(Reason.NOT_APPROVED, revoked, () -> consume(revoked));
    Approval cancelled = ask(1);
    service(ANA).withdraw(cancelled.id(), StatusReason.KILLED);
    assertRefused(Reason.NOT_APPROVED, cancelled, () -> consume(cancelled));
    assertRefused(
        Reason.ALREADY_DECIDED,
        cancelled,
        () -> service(BEN).decide(cancelled.id(), Verdict.APPROVE, null));
  }

  @Test
  final void what_is_not_stored_in_the_project_is_not_found() {
    Approval theirs = ask(1);
    ProjectScope other = shop.elsewhere().actingAs(ANA).project();
    ApprovalService elsewhere = other.approvalService();
    for (ApprovalId approval : List.of(theirs.id(), ApprovalId.next())) {
      assertThatExceptionOfType(NotFoundException.class)
          .isThrownBy(() -> elsewhere.decide(approval, Verdict.APPROVE, null))
          .satisfies(e -> assertThat(e.id()).isEqualTo(approval));
      assertThatExceptionOfType(NotFoundException.class)
          .isThrownBy(
              () -> elsewhere.consume(approval, theirs.scope(), null, theirs.parametersDigest()));
      assertThat(other.approvals().decisions(approval)).isEmpty();
    }
    assertThat(stored(theirs)).isEqualTo(theirs);
  }

  @Test
  @Proves({"R000-03", "R003-04"})
  final void refuses_a_secret_in_the_rationale() {
    Approval asked = ask(1);
    Secrets.assertRefused(
        "rationale",
        () -> service(ANA).decide(asked.id(), Verdict.APPROVE, "because of " + Secrets.SECRET));
    assertThat(stored(asked)).isEqualTo(asked);
    assertThat(decisions(asked.id())).isEmpty();
  }

  @Test
  final void looks_at_the_rationale_before_it_looks_for_the_approval() {
    ApprovalId unknown = ApprovalId.next();
    Secrets.assertRefused(
        "rationale", () -> service(ANA).decide(unknown, Verdict.APPROVE, Secrets.SECRET));
    String tooLong = Secrets.SECRET.repeat(1000);
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> service(ANA).decide(unknown, Verdict.APPROVE, tooLong))
        .satisfies(e -> assertThat(e.field()).isEqualTo("approvalDecision.rationale"));
  }

  @Test
  final void nothing_is_requested_in_days_to_come() {
    Run run = shop.run();
    Approval late =
        Approval.of(
                run.projectId(),
                run.id(),
                ApprovalScope.REPO_PUSH,
                Json.EMPTY,
                Instant.now().plus(Duration.ofDays(2)))
            .intentSummary("Push the fix to main")
            .build();
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> service(ANA).request(late))
        .withMessageContaining("must be at most a day ahead of the store's clock")
        .satisfies(e -> assertThat(e.field()).isEqualTo("audit.createdAt"));
    assertThat(shop.project().approvals().find(late.id())).isEmpty();
  }

  private ApprovalService service(Actor actor) {
    return shop.actingAs(actor).project().approvalService();
  }

  private Approval ask(int quorum) {
    return shop.requested(Approvals.pending(shop.run()).withTarget("main").withQuorum(quorum));
  }

  private Approval consume(Approval approval) {
    return service(BEN)
        .consume(approval.id(), approval.scope(), "main", approval.parametersDigest());
  }

  private List<ApprovalDecision> decisions(ApprovalId approval) {
    return shop.project().approvals().decisions(approval);
  }

  private Approval stored(Approval approval) {
    return shop.project().approvals().get(approval.id());
  }

  static void assertRefused(Reason reason, Approval approval, ThrowingCallable act) {
    assertThatExceptionOfType(ApprovalRefusedException.class)
        .isThrownBy(act)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
        .satisfies(e -> assertThat(e.subject()).isEqualTo(approval.id()));
  }

  private record Use(ApprovalScope scope, @Nullable String target, Digest parameters) {}
}
