// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalDecision;
import dev.keelson.approval.ApprovalService;
import dev.keelson.approval.ApprovalStatus;
import dev.keelson.approval.Verdict;
import dev.keelson.core.Actor;
import dev.keelson.core.ApprovalId;
import dev.keelson.core.ApprovalRefusedException;
import dev.keelson.core.ApprovalRefusedException.Reason;
import dev.keelson.core.KeelsonException;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.Race;
import dev.keelson.testkit.contract.Race.Result;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.fixtures.Approvals;
import java.util.List;
import org.junit.jupiter.api.Test;

@Needs({Part.WORK, Part.RUNS, Part.APPROVALS})
public abstract class ApprovalRaceSuite extends Suite {

  @Test
  @Proves("R003-73")
  final void an_approval_is_used_once() {
    Approval asked = shop.requested(Approvals.pending(shop.run()));
    shop.actingAs(ANA).project().approvalService().decide(asked.id(), Verdict.APPROVE, null);
    List<Result<Approval>> results =
        Race.run(
            fixture,
            (store, i) ->
                shop.through(store)
                    .project()
                    .approvalService()
                    .consume(asked.id(), asked.scope(), null, asked.parametersDigest()));
    assertThat(Result.values(results)).containsExactly(shop.project().approvals().get(asked.id()));
    assertThat(reasons(results)).containsOnly(Reason.ALREADY_CONSUMED);
    assertThat(shop.states(asked.id())).containsExactly("pending", "approved", "consumed");
  }

  @Test
  final void a_quorum_is_reached_once() {
    int quorum = 3;
    Approval asked = shop.requested(Approvals.pending(shop.run()).withQuorum(quorum));
    List<Result<Approval>> results =
        Race.run(
            fixture,
            (store, i) ->
                shop.through(store)
                    .actingAs(Actor.user("voter " + i))
                    .project()
                    .approvalService()
                    .decide(asked.id(), Verdict.APPROVE, null));
    assertThat(Result.values(results)).map(Approval::granted).containsExactlyInAnyOrder(1, 2, 3);
    assertThat(reasons(results)).containsOnly(Reason.ALREADY_DECIDED);
    assertThat(shop.project().approvals().get(asked.id()).status())
        .isEqualTo(ApprovalStatus.APPROVED);
    assertThat(shop.project().approvals().decisions(asked.id()))
        .hasSize(quorum)
        .map(ApprovalDecision::decidedBy)
        .doesNotHaveDuplicates();
    assertThat(shop.states(asked.id())).containsExactly("pending", "approved");
  }

  @Test
  final void one_person_has_one_vote() {
    Approval asked = shop.requested(Approvals.pending(shop.run()).withQuorum(2));
    List<Result<Approval>> results =
        Race.run(
            fixture,
            (store, i) ->
                shop.through(store)
                    .actingAs(ANA)
                    .project()
                    .approvalService()
                    .decide(asked.id(), Verdict.APPROVE, null));
    assertThat(Result.values(results)).map(Approval::granted).containsExactly(1);
    assertThat(reasons(results)).containsOnly(Reason.ALREADY_VOTED);
    assertThat(shop.project().approvals().get(asked.id()).status())
        .isEqualTo(ApprovalStatus.PENDING);
  }

  @Test
  final void nobody_decides_on_what_they_request_meanwhile() {
    for (int round = 1; round <= 5; round++) {
      Approval asked = shop.requested(Approvals.pending(shop.run()).withQuorum(2));
      List<Result<Approval>> results =
          Race.run(
              fixture,
              (store, i) -> {
                ApprovalService anas =
                    shop.through(store).actingAs(ANA).project().approvalService();
                return i % 2 == 0
                    ? anas.request(asked.withId(ApprovalId.next())).value()
                    : anas.decide(asked.id(), Verdict.APPROVE, null);
              });
      boolean requested = !shop.project().approvals().get(asked.id()).alsoRequestedBy().isEmpty();
      assertThat(shop.project().approvals().decisions(asked.id())).hasSize(requested ? 0 : 1);
      assertThat(reasons(results))
          .containsOnly(requested ? Reason.OWN_REQUEST : Reason.ALREADY_VOTED);
    }
  }

  private static List<Reason> reasons(List<? extends Result<?>> results) {
    List<KeelsonException> refusals = Result.refusals(results);
    assertThat(refusals).hasOnlyElementsOfType(ApprovalRefusedException.class);
    return refusals.stream().map(e -> ((ApprovalRefusedException) e).reason()).toList();
  }
}
