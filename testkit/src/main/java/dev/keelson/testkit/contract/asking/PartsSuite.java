// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.approval.ApprovalService;
import dev.keelson.core.ApprovalId;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WorkItemId;
import dev.keelson.effect.SideEffectId;
import dev.keelson.effect.SideEffectLedger;
import dev.keelson.knowledge.FileIngestion;
import dev.keelson.knowledge.ProjectFileId;
import dev.keelson.project.ProjectPurge;
import dev.keelson.query.RowType;
import dev.keelson.repository.LogStore;
import dev.keelson.repository.Reader;
import dev.keelson.retention.RetentionPolicy;
import dev.keelson.retention.RetentionSweep;
import dev.keelson.run.Run;
import dev.keelson.run.StepLedger;
import dev.keelson.spi.EntityTypes;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.fixtures.AgentExecutions;
import dev.keelson.testkit.fixtures.Artifacts;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.Repos;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.testkit.fixtures.Runs;
import dev.keelson.testkit.fixtures.SessionEvents;
import dev.keelson.testkit.fixtures.WorkItems;
import dev.keelson.testkit.fixtures.Workspaces;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Lease;
import dev.keelson.work.WorkItemDependencyId;
import dev.keelson.work.WorkQueue;
import dev.keelson.workspace.SessionEvent;
import dev.keelson.workspace.SessionId;
import dev.keelson.workspace.Termination;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a store says of the parts that it does not keep. */
@Needs(Part.CORE)
public abstract class PartsSuite extends Suite {

  @Test
  final void every_store_keeps_the_core() {
    assertThat(fixture.parts()).contains(Part.CORE);
  }

  @Test
  final void what_is_kept_can_be_asked_for_and_what_is_not_is_refused_by_its_name() {
    for (RowType<?> type : EntityTypes.rows()) {
      Reader reader = type.isOwned() ? shop.project().reader() : keelson.shared();
      if (shop.keeps(type)) {
        assertThat(reader.page(type.all(), PageRequest.first(1)).items()).hasSizeLessThan(2);
      } else {
        assertThatExceptionOfType(UnsupportedOperationException.class)
            .as("querying %s, which the store does not keep", type.name())
            .isThrownBy(() -> reader.page(type.all(), PageRequest.first(1)))
            .withMessageContaining(type.name());
      }
    }
  }

  @Test
  final void what_is_not_kept_can_not_be_written_either() {
    ProjectId shopId = shop.id();
    Run run = Runs.pending(shopId);
    Lease lease = anyLease();
    assertRefused(Part.WORK, "insert", in -> in.workItems().insert(WorkItems.pending(shopId)));
    assertRefused(Part.WORK, "delete", in -> in.dependencies().delete(WorkItemDependencyId.next()));
    assertRefused(Part.RUNS, "insert", in -> in.runs().insert(run));
    assertRefused(Part.APPROVALS, "find", in -> in.approvals().find(ApprovalId.next()));
    assertRefused(
        Part.ARTIFACTS, "insert", in -> in.artifacts().insert(Artifacts.log(shopId, "build")));
    assertRefused(
        Part.USAGE,
        "record",
        in -> in.usage().append(List.of(AgentExecutions.unmeasured(shopId, lease.holder()))));
    assertRefused(
        Part.THE_REST, "insert", in -> in.workspaces().insert(Workspaces.preparing(shopId)));
    assertRefused(Part.THE_REST, "insert", in -> keelson.repos().insert(Repos.onGitHub()));
  }

  @Test
  final void what_is_done_with_what_is_not_kept_is_refused() {
    Run run = Runs.pending(shop.id());
    Lease lease = anyLease();
    RetentionPolicy policy = RetentionPolicy.DEFAULT;
    assertRefused(WorkQueue.class, keelson -> keelson.workQueue().claim(claiming(lease)));
    assertRefused(WorkQueue.class, keelson -> keelson.workQueue().release(lease));
    assertRefused(
        StepLedger.class,
        keelson -> ledgers(keelson).stepLedger().begin(lease, RunSteps.planned(run, "compile")));
    assertRefused(
        ApprovalService.class, keelson -> ledgers(keelson).approvalService().expireOverdue(1));
    assertRefused(
        SideEffectLedger.class,
        keelson ->
            ledgers(keelson).sideEffectLedger().fail(lease, SideEffectId.next(), Made.FAILURE));
    assertRefused(
        Termination.class,
        keelson -> ledgers(keelson).termination().cancel(RunId.next(), StatusReason.KILLED));
    assertRefused(
        FileIngestion.class,
        keelson -> ledgers(keelson).files().ingest(ProjectFileId.next(), 1, List.of()));
    SessionEvent event = SessionEvents.named(shop.id(), SessionId.next(), "opened");
    assertRefused(LogStore.class, keelson -> ledgers(keelson).sessionEvents().append(event));
    assertRefused(RetentionSweep.class, keelson -> keelson.retention().due(policy));
    assertRefused(ProjectPurge.class, keelson -> keelson.projects().purge(shop.id()));
  }

  /** A lease of an item that is not stored. */
  private Lease anyLease() {
    return Lease.builder()
        .projectId(shop.id())
        .subject(WorkItemId.next())
        .holder(shop.agent().id())
        .token(1)
        .until(Made.NOW)
        .build();
  }

  private static ClaimRequest claiming(Lease lease) {
    return ClaimRequest.by(lease.holder()).everywhere();
  }

  private ProjectScope ledgers(Keelson store) {
    return store.project(shop.id());
  }

  private void assertRefused(Part part, String write, Consumer<ProjectScope> call) {
    assertRefused(part, write, namesOf(part), () -> call.accept(shop.project()));
  }

  private void assertRefused(Class<?> spi, Consumer<Keelson> call) {
    Part part = Part.of(spi);
    List<String> names =
        Stream.concat(Stream.of(spi.getSimpleName()), namesOf(part).stream()).toList();
    assertRefused(part, spi.getSimpleName(), names, () -> call.accept(keelson));
  }

  /** Tries what a store that does not keep the part must refuse. */
  private void assertRefused(Part part, String what, List<String> names, Runnable call) {
    if (fixture.parts().contains(part)) {
      return;
    }
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .as("%s of %s, which the store does not keep", what, part)
        .isThrownBy(call::run)
        .satisfies(e ->
            assertThat(names)
                .as("one of which '%s' should name", e.getMessage())
                .anyMatch(String.valueOf(e.getMessage())::contains));
  }

  private static List<String> namesOf(Part part) {
    return EntityTypes.rows().stream()
        .filter(type -> Part.of(type) == part)
        .map(RowType::name)
        .toList();
  }
}
