// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalId;
import dev.keelson.approval.ApprovalScope;
import dev.keelson.approval.ApprovalStatus;
import dev.keelson.core.AlreadyExistsException;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.StatusReason;
import dev.keelson.query.EntityType;
import dev.keelson.repository.Repository;
import dev.keelson.run.Run;
import dev.keelson.run.RunId;
import dev.keelson.run.RunStepId;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.OwnedLifecycleSuite;
import dev.keelson.testkit.contract.Pointer;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Approvals;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.RunSteps;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

@Proves({
  "R003-63", "R003-64", "R003-65", "R003-66", "R003-67", "R003-68", "R003-69", "R003-70", "R003-71"
})
public abstract class ApprovalSuite extends OwnedLifecycleSuite<Approval, ApprovalId> {

  @Override
  protected EntityType<Approval, ApprovalId> type() {
    return Approval.TYPE;
  }

  @Override
  protected Repository<Approval, ApprovalId> repository(TestWorld world) {
    return world.project().approvals();
  }

  @Override
  protected Approval minimal(TestWorld world) {
    return Approvals.pending(world.run());
  }

  @Override
  protected List<Approval> everyComponentSet(TestWorld world) {
    return List.of(Approvals.everyComponentSet(world.step()));
  }

  @Override
  protected Approval keyed(TestWorld world) {
    return minimal(world);
  }

  @Override
  protected Approval edited(Approval approval) {
    return approval.withMetadata(approval.metadata().with("edited", approval.version()));
  }

  @Override
  protected Map<String, BinaryOperator<Approval>> clashes() {
    return Map.of(
        "pending",
        (fresh, stored) ->
            fresh
                .withRunId(stored.runId())
                .withScope(stored.scope())
                .withParametersDigest(stored.parametersDigest()));
  }

  @Override
  protected Approval inState(Approval approval, String state) {
    ApprovalStatus status = ApprovalStatus.LIFECYCLE.parse(state);
    return Approval.builder()
        .from(approval)
        .status(status)
        .statusReason(status == ApprovalStatus.REVOKED ? StatusReason.SUPERSEDED : null)
        .consumedAt(status == ApprovalStatus.CONSUMED ? Made.NOW : null)
        .build();
  }

  @Override
  protected List<Pointer<Approval, ?>> pointers() {
    return List.of(
        new Pointer<>("run_id", RunId.next(), world -> world.run().id(), Approval::withRunId),
        new Pointer<>(
            "step_id", RunStepId.next(), world -> world.step().id(), Approval::withStepId));
  }

  @Override
  protected Approval movedTo(Approval approval, ProjectId project) {
    return approval.withProjectId(project);
  }

  @Test
  final void a_new_approval_has_the_documented_defaults() {
    Approval stored = repository().get(inserted().id());
    assertThat(stored.status()).isEqualTo(ApprovalStatus.PENDING);
    assertThat(stored.quorum()).as("quorum").isEqualTo(1);
    assertThat(stored.granted()).as("granted").isZero();
    assertThat(stored.metadata()).isEqualTo(Json.EMPTY);
  }

  @Test
  @Proves({"R003-66", "R003-69", "R003-70"})
  final void an_approval_may_lack_what_is_optional() {
    Approval stored = repository().get(inserted().id());
    assertThat(stored)
        .extracting(
            Approval::stepId,
            Approval::target,
            Approval::expiresAt,
            Approval::decidedAt,
            Approval::decidedBy,
            Approval::consumedAt)
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
      Approval stored = repository().insert(minimal(shop).withScope(scope));
      assertThat(repository().get(stored.id()).scope()).isEqualTo(scope);
    }
  }

  @Test
  final void one_request_for_the_same_thing_is_pending_at_a_time() {
    Run run = shop.run();
    Approval first = repository().insert(Approvals.pending(run));
    Approval again = Approvals.pending(run).withParametersDigest(first.parametersDigest());
    repository().insert(Approvals.pending(run));
    repository().insert(again.withId(ApprovalId.next()).withScope(ApprovalScope.REPO_MERGE));
    repository().insert(again.withId(ApprovalId.next()).withRunId(shop.run().id()));
    assertThatExceptionOfType(AlreadyExistsException.class)
        .isThrownBy(() -> repository().insert(again));
    repository().update(first.cancelled(StatusReason.SUPERSEDED));
    assertThat(repository().insert(again).version()).as("version").isEqualTo(1);
  }

  @Test
  final void an_approval_is_listed_with_its_run() {
    Approval ofRun = inserted();
    Approval ofStep =
        repository()
            .insert(
                Approvals.pending(shop.project().runs().get(ofRun.runId()))
                    .withStepId(
                        shop.project()
                            .steps()
                            .insert(
                                RunSteps.planned(shop.project().runs().get(ofRun.runId()), "push"))
                            .id()));
    inserted();
    assertThat(all(page -> shop.project().approvals().findByRun(ofRun.runId(), page)))
        .containsExactly(ofRun, ofStep);
  }

  @Test
  final void approvals_are_found_by_their_status() {
    Approval pending = inserted();
    Approval approved = repository().insert(inState(minimal(shop), "approved"));
    assertThat(all(page -> shop.project().approvals().findByStatus(ApprovalStatus.PENDING, page)))
        .containsExactly(pending);
    assertThat(all(page -> shop.project().approvals().findByStatus(ApprovalStatus.APPROVED, page)))
        .containsExactly(approved);
  }
}
