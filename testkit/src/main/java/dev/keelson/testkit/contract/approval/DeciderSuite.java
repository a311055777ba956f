// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.approval;

import static dev.keelson.testkit.contract.approval.ApprovalServiceSuite.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalDecision;
import dev.keelson.approval.ApprovalStatus;
import dev.keelson.approval.Verdict;
import dev.keelson.core.Actor;
import dev.keelson.core.ApprovalId;
import dev.keelson.core.ApprovalRefusedException.Reason;
import dev.keelson.core.InvalidValueException;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld.Work;
import dev.keelson.testkit.fixtures.Approvals;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who may decide on an approval. */
@Needs({Part.WORK, Part.RUNS, Part.APPROVALS})
public abstract class DeciderSuite extends Suite {

  private static final Actor RULE = Actor.policy("docs-only");

  @Test
  final void people_decide_and_nobody_else() {
    Work work = shop.work();
    Approval asked = shop.requested(Approvals.pending(work.run()));
    for (Actor other :
        List.of(
            work.lease().holder().actor(),
            shop.agent().id().actor(),
            Actor.KEELSON,
            Actor.NOBODY,
            Actor.system("scheduler"),
            new Actor("database", "postgres"),
            new Actor("bot", "helper"),
            RULE)) {
      for (Verdict verdict : Verdict.values()) {
        assertRefused(Reason.NOT_A_DECIDER, asked, () -> decide(asked, other, verdict, "security"));
      }
    }
    assertRefused(
        Reason.NOT_A_DECIDER,
        asked,
        () -> shop.project().approvalService().decide(asked.id(), Verdict.APPROVE, null));
    assertUndecided(asked);
    assertThat(decide(asked, ANA, Verdict.APPROVE, null).status())
        .isEqualTo(ApprovalStatus.APPROVED);
  }

  @Test
  final void who_requests_does_not_decide() {
    Approval asked = shop.actingAs(ANA).requested(Approvals.pending(shop.run()));
    for (Actor same : List.of(ANA, Actor.user("ANA"), Actor.user("Ａｎａ"))) {
      for (Verdict verdict : Verdict.values()) {
        assertRefused(Reason.OWN_REQUEST, asked, () -> decide(asked, same, verdict, null));
      }
    }
    assertUndecided(asked);
    assertThat(decide(asked, BEN, Verdict.APPROVE, null).status())
        .isEqualTo(ApprovalStatus.APPROVED);
  }

  @Test
  final void who_requests_decides_where_the_request_says_so() {
    Approval asked =
        shop.actingAs(ANA).requested(Approvals.pending(shop.run()).withSelfApproval(true));
    assertThat(decide(asked, ANA, Verdict.APPROVE, null).status())
        .isEqualTo(ApprovalStatus.APPROVED);
    Work work = shop.work();
    Actor agent = work.lease().holder().actor();
    Approval own =
        shop.actingAs(agent).requested(Approvals.pending(work.run()).withSelfApproval(true));
    assertThat(own.requestedBy()).isEqualTo(agent);
    assertRefused(Reason.NOT_A_DECIDER, own, () -> decide(own, agent, Verdict.APPROVE, null));
    assertUndecided(own);
  }

  @Test
  final void a_kind_that_never_decides_does_not_either_in_other_letters() {
    Approval asked =
        shop.requested(
            Approvals.pending(shop.run()).withDeciders(List.of("role:security", "user:ana")));
    for (String kind : List.of("role", "ROLE", "ｒole")) {
      Actor role = new Actor(kind, "security");
      assertRefused(Reason.NOT_A_DECIDER, asked, () -> decide(asked, role, Verdict.APPROVE, null));
    }
    assertUndecided(asked);
  }

  @Test
  final void one_person_is_one_voter_however_the_name_is_spelled() {
    Approval asked = shop.requested(Approvals.pending(shop.run()).withQuorum(2));
    decide(asked, Actor.user("Müller"), Verdict.APPROVE, null);
    for (String spelled : List.of("müller", "MÜLLER", "Mu\u0308ller", "ｍüller")) {
      assertRefused(
          Reason.ALREADY_VOTED,
          asked,
          () -> decide(asked, Actor.user(spelled), Verdict.APPROVE, null));
    }
    assertThat(shop.project().approvals().get(asked.id()).granted()).as("granted").isEqualTo(1);
    assertThat(decide(asked, Actor.user("Muller"), Verdict.APPROVE, null).status())
        .isEqualTo(ApprovalStatus.APPROVED);
    assertThat(shop.project().approvals().decisions(asked.id()))
        .extracting(decision -> decision.decidedBy().name())
        .containsExactly("Müller", "Muller");
  }

  @Test
  final void one_person_is_one_voter_in_every_script_and_with_every_blank() {
    for (List<String> spelled :
        List.of(
            List.of("ışıl", "IŞIL", "İŞİL", "i\u0307şil"),
            List.of("νικος", "νικοσ", "ΝΙΚΟΣ"),
            List.of("ᾳδης", "ΑΙΔΗΣ", "ᾼδησ"),
            List.of("straße", "STRASSE", "Straẞe", "ﬆrasse"),
            List.of("ǰan", "J̌AN"),
            List.of("émil", "ÉMIL", "E\u0301mil"),
            List.of("ნინო", "ᲜᲘᲜᲝ"),
            List.of("ana maria", "Ana  Maria", "ana\u00A0maria", "ana\u2800maria"),
            List.of("bo lin", "bo\uD834\uDD59lin", "bo\u3000\u2003lin"))) {
      Approval asked = shop.requested(Approvals.pending(shop.run()).withQuorum(2));
      decide(asked, Actor.user(spelled.getFirst()), Verdict.APPROVE, null);
      for (String same : spelled) {
        assertRefused(
            Reason.ALREADY_VOTED,
            asked,
            () -> decide(asked, Actor.user(same), Verdict.APPROVE, null));
      }
    }
    for (String unseen : List.of("ana\u2800", "\uD834\uDD59ana", "ana\u0345", "a\uD803\uDD50na")) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> Actor.user(unseen))
          .satisfies(e -> assertThat(e.field()).isEqualTo("actor.name"));
    }
  }

  @Test
  final void who_has_decided_does_not_request_it_as_well() {
    for (int quorum : List.of(1, 2)) {
      Approval asked = shop.requested(Approvals.pending(shop.run()).withQuorum(quorum));
      Approval voted = decide(asked, ANA, Verdict.APPROVE, null);
      for (Actor same : List.of(ANA, Actor.user("ANA"))) {
        assertRefused(Reason.ALREADY_VOTED, asked, () -> requestAgain(asked, same));
      }
      assertThat(shop.project().approvals().get(asked.id())).isEqualTo(voted);
      assertThat(requestAgain(asked, BEN).alsoRequestedBy()).containsExactly(BEN.toString());
    }
    Approval open =
        shop.requested(Approvals.pending(shop.run()).withSelfApproval(true).withQuorum(2));
    decide(open, ANA, Verdict.APPROVE, null);
    assertThat(requestAgain(open, ANA).alsoRequestedBy()).containsExactly(ANA.toString());
  }

  @Test
  final void a_hundred_others_request_it_as_well_and_no_more() {
    Approval asked = shop.requested(Approvals.pending(shop.run()));
    for (int i = 1; i <= Approval.MAX_REQUESTERS; i++) {
      requestAgain(asked, Actor.user("requester " + i));
    }
    Approval full = shop.project().approvals().get(asked.id());
    assertThat(full.alsoRequestedBy()).hasSize(100);
    assertRefused(Reason.TOO_MANY_REQUESTERS, asked, () -> requestAgain(asked, ANA));
    assertThat(requestAgain(asked, Actor.user("Requester 100"))).isEqualTo(full);
    assertThat(shop.project().approvals().get(asked.id())).isEqualTo(full);
  }

  private Approval requestAgain(Approval approval, Actor actor) {
    return shop.actingAs(actor)
        .project()
        .approvalService()
        .request(approval.withId(ApprovalId.next()))
        .value();
  }

  @Test
  final void where_deciders_are_named_they_alone_decide() {
    Approval asked =
        shop.requested(
            Approvals.pending(shop.run())
                .withDeciders(
                    List.of("user:ana", "role:security", "policy:docs-only", "oncall:first"))
                .withQuorum(4));
    assertRefused(Reason.NOT_A_DECIDER, asked, () -> decide(asked, BEN, Verdict.APPROVE, null));
    assertRefused(Reason.NOT_A_DECIDER, asked, () -> decide(asked, BEN, Verdict.REJECT, "lead"));
    assertRefused(
        Reason.NOT_A_DECIDER,
        asked,
        () -> decide(asked, Actor.policy("another"), Verdict.APPROVE, null));
    assertRefused(
        Reason.NOT_A_DECIDER,
        asked,
        () -> decide(asked, new Actor("oncall", "second"), Verdict.APPROVE, "security"));
    assertUndecided(asked);
    decide(asked, Actor.user("Ana"), Verdict.APPROVE, null);
    decide(asked, BEN, Verdict.APPROVE, "security");
    decide(asked, new Actor("oncall", "first"), Verdict.APPROVE, null);
    Approval granted = decide(asked, RULE, Verdict.APPROVE, null);
    assertThat(granted.status()).isEqualTo(ApprovalStatus.APPROVED);
    assertThat(granted.decidedBy()).isEqualTo(Actor.policy("docs-only"));
    assertThat(shop.project().approvals().decisions(asked.id()))
        .extracting(ApprovalDecision::role)
        .containsExactly(null, "security", null, null);
  }

  @Test
  final void deciders_are_read_however_they_are_spelled() {
    for (String spelled : List.of("User:Ana", "ROLE:security")) {
      Approval asked = shop.requested(Approvals.pending(shop.run()).withDeciders(List.of(spelled)));
      assertRefused(Reason.NOT_A_DECIDER, asked, () -> decide(asked, BEN, Verdict.APPROVE, null));
      assertThat(decide(asked, ANA, Verdict.APPROVE, "Security").status())
          .isEqualTo(ApprovalStatus.APPROVED);
    }
    for (String never : List.of("agent:x", "Agent:x", "SYSTEM:x", "no kind")) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> Approvals.pending(shop.run()).withDeciders(List.of(never)))
          .satisfies(e -> assertThat(e.field()).isEqualTo("approval.deciders"));
    }
  }

  @Test
  final void where_only_a_policy_is_named_people_decide_as_well() {
    Approval asked =
        shop.requested(
            Approvals.pending(shop.run()).withDeciders(List.of(RULE.toString())).withQuorum(2));
    decide(asked, BEN, Verdict.APPROVE, null);
    assertThat(decide(asked, RULE, Verdict.APPROVE, null).status())
        .isEqualTo(ApprovalStatus.APPROVED);
  }

  private Approval decide(Approval approval, Actor actor, Verdict verdict, @Nullable String role) {
    return shop.actingAs(actor)
        .project()
        .approvalService()
        .decide(approval.id(), verdict, null, role);
  }

  private void assertUndecided(Approval asked) {
    assertThat(shop.project().approvals().get(asked.id())).isEqualTo(asked);
    assertThat(shop.project().approvals().decisions(asked.id())).isEmpty();
  }
}
