// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.approval.Approval;
import dev.keelson.approval.Verdict;
import dev.keelson.core.Json;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.journal.JournalEntry;
import dev.keelson.journal.Subject;
import dev.keelson.knowledge.ProjectFile;
import dev.keelson.project.ProjectSecret;
import dev.keelson.project.PurgedProject;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Approvals;
import dev.keelson.testkit.fixtures.ExecutionProcesses;
import dev.keelson.testkit.fixtures.FileChunks;
import dev.keelson.testkit.fixtures.LogChunks;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.ProjectFiles;
import dev.keelson.testkit.fixtures.ProjectSecrets;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.testkit.fixtures.Runs;
import dev.keelson.testkit.fixtures.Sessions;
import dev.keelson.testkit.fixtures.Tags;
import dev.keelson.userdata.Tag;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.Session;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is deleted is in the journal, with who did it and what went along. */
public abstract class DeletionJournalSuite extends Suite {

  private static final PageRequest PAGE = PageRequest.first(100);

  @Test
  final void a_deletion_says_who_and_what_and_in_which_state_it_was() {
    Run run = shop.project().runs().insert(Runs.failed(shop.id()));
    shop.actingAs(BEN).project().runs().delete(run.id());
    JournalEntry last = shop.history(run.id()).getLast();
    assertThat(last)
        .usingRecursiveComparison()
        .ignoringFields("at")
        .isEqualTo(
            JournalEntry.builder()
                .projectId(shop.id())
                .kind("run")
                .subjectId(run.id().value())
                .version(run.version() + 1)
                .fromState("failed")
                .toState("deleted")
                .actor(BEN)
                .at(last.at())
                .runId(run.id())
                .build());
    assertThat(last.isDeletion()).as("whether it is a deletion").isTrue();
    assertThat(shop.project().journal().poll(PAGE).items()).last().isEqualTo(last);
  }

  @Test
  final void what_has_no_lifecycle_is_journaled_when_it_is_deleted() {
    ProjectSecret secret = shop.project().secrets().insert(ProjectSecrets.named(shop.id()));
    assertThat(shop.history(secret.id())).isEmpty();
    shop.actingAs(ANA).project().secrets().delete(secret.id());
    assertThat(shop.history(secret.id()))
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.kind()).isEqualTo("project_secret");
          assertThat(entry.fromState()).isNull();
          assertThat(entry.toState()).isEqualTo(JournalEntry.DELETED);
          assertThat(entry.version()).isEqualTo(2);
          assertThat(entry.actor()).isEqualTo(ANA);
        });
    Tag tag = keelson.tags().insert(Tags.review());
    keelson.actingAs(BEN).tags().delete(tag.id());
    ProjectId its = new ProjectId(tag.id().value());
    assertThat(keelson.project(its).journal().poll(PAGE).items())
        .as("what all projects share, in a journal of its own")
        .map(entry -> entry.kind() + " " + entry.toState() + " by " + entry.actor())
        .containsExactly("tag deleted by user:ben");
  }

  @Test
  final void what_goes_along_names_the_cause_and_what_has_no_entry_is_counted() {
    Run run = shop.run();
    RunStep step = shop.project().steps().insert(RunSteps.planned(run, "compile"));
    Approval approval = shop.requested(Approvals.pending(run));
    shop.actingAs(ANA).project().approvalService().decide(approval.id(), Verdict.REJECT, null);
    Session session =
        shop.project().sessions().insert(Sessions.created(shop.workspace()).withRunId(run.id()));
    ExecutionProcess process =
        shop.project().processes().insert(ExecutionProcesses.running(session));
    for (String line : new String[] {"one", "two"}) {
      shop.project().processLog().append(LogChunks.line(shop.id(), process.id(), line));
    }
    shop.project().runs().update(run.id(), it -> it.failed(Made.FAILURE, Made.NOW));
    shop.actingAs(BEN).project().runs().delete(run.id());

    Subject cause = new Subject("run", run.id().value());
    assertThat(shop.project().journal().wentWith(cause, PAGE).items())
        .allSatisfy(entry -> assertThat(entry.cause()).isEqualTo(cause))
        .allSatisfy(entry -> assertThat(entry.actor()).isEqualTo(BEN))
        .map(JournalEntry::subjectId)
        .containsExactlyInAnyOrder(
            step.id().value(), approval.id().value(), session.id().value(), process.id().value());
    assertThat(shop.history(process.id()).getLast().counts())
        .isEqualTo(Json.of(Map.of("log_chunk", 2)));
    assertThat(shop.history(approval.id()).getLast().counts())
        .isEqualTo(Json.of(Map.of("approval_decision", 1)));
    assertThat(shop.history(step.id()).getLast().counts()).isNull();
    assertThat(shop.history(run.id()).getLast().cause()).as("the cause of the cause").isNull();
  }

  @Test
  final void one_deletion_after_another_is_its_own_cause() {
    Run first = shop.project().runs().insert(Runs.failed(shop.id()));
    ProjectSecret secret = shop.project().secrets().insert(ProjectSecrets.named(shop.id()));
    Run second = shop.project().runs().insert(Runs.failed(shop.id()));
    keelson.inTransaction(tx -> {
      TestWorld within = shop.through(tx);
      within.actingAs(ANA).project().secrets().delete(secret.id());
      within.actingAs(BEN).project().runs().delete(first.id());
      return within.project().runs().delete(second.id());
    });
    assertThat(shop.history(secret.id()).getLast().actor()).isEqualTo(ANA);
    assertThat(shop.history(first.id()).getLast().cause()).isNull();
    assertThat(shop.history(first.id()).getLast().actor()).isEqualTo(BEN);
    assertThat(shop.history(second.id()).getLast().actor())
        .isEqualTo(shop.history(second.id()).getFirst().actor());
  }

  @Test
  final void chunks_are_counted_when_their_file_is_deleted_and_not_when_they_are_replaced() {
    ProjectFile file = shop.project().files().insert(ProjectFiles.minimal(shop.id()));
    shop.project().files().ingest(file.id(), 1, FileChunks.of(file, 1, "a", "b", "c"));
    shop.project().files().ingest(file.id(), 2, FileChunks.of(file, 2, "a", "b"));
    shop.project().files().delete(file.id());
    assertThat(shop.project().journal().poll(PAGE).items())
        .filteredOn(JournalEntry::isDeletion)
        .map(entry -> entry.kind() + " " + entry.counts())
        .containsExactly("project_file {\"file_chunk\":2}");
  }

  @Test
  final void a_purge_is_one_entry_that_counts_what_the_project_had() {
    Run run = shop.run();
    shop.project().steps().insert(RunSteps.planned(run, "compile"));
    shop.project().steps().insert(RunSteps.planned(run, "test"));
    Approval approval = shop.requested(Approvals.pending(run));
    shop.actingAs(ANA).project().approvalService().decide(approval.id(), Verdict.REJECT, null);
    shop.project().runs().update(run.id(), it -> it.failed(Made.FAILURE, Made.NOW));
    PurgedProject purged = keelson.actingAs(BEN).projects().purge(shop.id()).orElseThrow();
    assertThat(shop.project().journal().poll(PAGE).items())
        .filteredOn(JournalEntry::isDeletion)
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.kind()).isEqualTo("project");
          assertThat(entry.fromState()).isEqualTo("active");
          assertThat(entry.actor()).isEqualTo(BEN);
          assertThat(entry.version()).isEqualTo(2);
          assertThat(entry.counts())
              .isEqualTo(
                  Json.of(Map.of("run", 1, "run_step", 2, "approval", 1, "approval_decision", 1)));
        });
    assertThat(purged.counts()).containsEntry("run_step", 2L);
  }

  @Test
  final void a_deletion_that_did_not_happen_is_no_entry() {
    Run run = shop.project().runs().insert(Runs.failed(shop.id()));
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() ->
            keelson.inTransaction(tx -> {
              shop.through(tx).project().runs().delete(run.id());
              throw new IllegalStateException("the host changed its mind");
            }));
    assertThat(shop.states(run.id())).containsExactly("failed");
    shop.project().runs().delete(run.id());
    shop.project().runs().delete(run.id());
    assertThat(shop.states(run.id())).containsExactly("failed", "deleted");
  }

  @Test
  final void what_is_stored_again_is_deleted_again() {
    Run run = Runs.failed(shop.id());
    for (int i = 0; i < 2; i++) {
      shop.project().runs().insert(run);
      shop.project().runs().delete(run.id());
    }
    assertThat(shop.states(run.id())).containsExactly("failed", "deleted", "failed", "deleted");
    assertThat(shop.project().journal().poll(PAGE).items())
        .filteredOn(entry -> entry.subjectId().equals(run.id().value()))
        .map(JournalEntry::toState)
        .containsExactly("failed", "deleted", "failed", "deleted");
  }
}
