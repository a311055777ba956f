// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.keelson.artifact.Artifact;
import dev.keelson.artifact.ArtifactContent;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.PageRequest;
import dev.keelson.journal.Holds;
import dev.keelson.journal.JournalHold;
import dev.keelson.journal.LiftedHold;
import dev.keelson.knowledge.FileChunk;
import dev.keelson.knowledge.ProjectFile;
import dev.keelson.retention.Retained;
import dev.keelson.retention.RetentionPolicy;
import dev.keelson.run.Run;
import dev.keelson.testkit.contract.Secrets;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.AgentExecutions;
import dev.keelson.testkit.fixtures.Artifacts;
import dev.keelson.testkit.fixtures.ExecutionProcesses;
import dev.keelson.testkit.fixtures.FileChunks;
import dev.keelson.testkit.fixtures.LogChunks;
import dev.keelson.testkit.fixtures.ProjectFiles;
import dev.keelson.testkit.fixtures.Runs;
import dev.keelson.testkit.fixtures.SessionEvents;
import dev.keelson.testkit.fixtures.Sessions;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.Session;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a hold keeps. */
public abstract class HoldSuite extends Suite {

  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final RetentionPolicy NOTHING_LASTS =
      List.of(Retained.values()).stream()
          .reduce(
              RetentionPolicy.DEFAULT,
              (policy, what) -> policy.keeping(what, MOMENT),
              (one, other) -> other);

  @Test
  final void says_who_holds_what_and_why() {
    Run run = shop.run();
    holds(shop.actingAs(ANA)).place("claim 17");
    holds(shop.actingAs(BEN)).place(run.id(), "claim 18");
    assertThat(holds(shop).findAll())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("at")
        .containsExactly(hold(null, "claim 17"), hold(run, "claim 18"));
    holds(shop.actingAs(BEN)).place("claim 19");
    assertThat(holds(shop).findAll())
        .map(JournalHold::reason)
        .containsExactly("claim 19", "claim 18");
    assertThat(holds(shop.elsewhere()).findAll()).isEmpty();
    assertThat(holds(shop).lift()).as("whether there was one").isTrue();
    assertThat(holds(shop).lift()).as("whether there was one").isFalse();
    assertThat(holds(shop).findAll()).map(JournalHold::runId).containsExactly(run.id());
    assertThat(holds(shop).lift(run.id())).as("whether there was one").isTrue();
    assertThat(holds(shop).findAll()).isEmpty();
    Secrets.assertRefused("reason", () -> holds(shop).place(Secrets.SECRET));
  }

  @Test
  final void a_hold_that_was_lifted_or_replaced_is_still_told_of() {
    Run run = shop.run();
    holds(shop.actingAs(ANA)).place("claim 17");
    JournalHold first = holds(shop).findAll().getFirst();
    holds(shop.actingAs(BEN)).place("claim 19");
    JournalHold second = holds(shop).findAll().getFirst();
    holds(shop.actingAs(ANA)).lift();
    holds(shop.actingAs(BEN)).place(run.id(), "claim 18");
    JournalHold third = holds(shop).findAll().getFirst();
    holds(shop.actingAs(BEN)).lift(run.id());
    assertThat(holds(shop).findLifted())
        .extracting(LiftedHold::hold, LiftedHold::liftedBy)
        .containsExactly(tuple(first, BEN), tuple(second, ANA), tuple(third, BEN));
    assertThat(holds(shop.elsewhere()).findLifted()).isEmpty();
  }

  @Test
  final void the_content_of_an_artifact_that_is_held_is_neither_taken_away_nor_moved() {
    Run run = shop.run();
    ArtifactContent file = new ArtifactContent.File("/a/log");
    Artifact log =
        shop.project()
            .artifacts()
            .insert(Artifacts.log(shop.id(), "log").withRunId(run.id()).withContent(file));
    holds(shop).place(run.id(), "claim 17");
    for (UnaryOperator<Artifact> change :
        List.<UnaryOperator<Artifact>>of(
            Artifact::expired, it -> it.withContent(new ArtifactContent.File("/b/log")))) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> shop.project().artifacts().update(log.id(), change))
          .satisfies(e -> assertThat(e.field()).isEqualTo("hold"));
    }
    assertThat(shop.project().artifacts().get(log.id())).isEqualTo(log);
  }

  private JournalHold hold(@Nullable Run run, String reason) {
    return JournalHold.builder()
        .projectId(shop.id())
        .runId(run == null ? null : run.id())
        .reason(reason)
        .actor(reason.equals("claim 17") ? ANA : BEN)
        .at(shop.run().createdAt())
        .build();
  }

  @Test
  final void no_sweep_removes_anything_of_a_project_that_is_held() {
    Run run = full(shop);
    TestWorld other = shop.elsewhere();
    full(other);
    holds(shop).place("claim 17");
    assertKept(run, other);
  }

  @Test
  final void no_sweep_removes_anything_of_a_run_that_is_held() {
    Run run = full(shop);
    TestWorld other = shop.elsewhere();
    full(other);
    holds(shop).place(run.id(), "claim 17");
    assertKept(run, other);
  }

  /** Sweeps, and checks that everything of the run is kept, and what others have is not. */
  private void assertKept(Run run, TestWorld other) {
    fixture.advance(Duration.ofMillis(10));
    int moves = shop.project().journal().histories(List.of(run.id())).items().size();
    Map<Retained, Long> due = keelson.retention().due(NOTHING_LASTS);
    Map<Retained, Long> swept = keelson.retention().sweep(NOTHING_LASTS, 1000);
    assertThat(due.getOrDefault(Retained.JOURNAL, -1L))
        .as("what is held is not due either")
        .isBetween(1L, swept.getOrDefault(Retained.JOURNAL, -1L)); // a sweep moves artifacts
    assertThat(swept)
        .containsEntry(Retained.ARTIFACT_LOGS, 1L)
        .containsEntry(Retained.SESSION_EVENTS, 1L)
        .containsEntry(Retained.PROCESS_LOGS, 1L)
        .containsEntry(Retained.USAGE, 1L);
    assertThat(shop.history(run.id())).hasSize(moves).isNotEmpty();
    assertThat(shop.project().usage().totals(run.id()).calls()).as("calls").isEqualTo(1);
    Artifact log = all(page -> shop.project().artifacts().findByRun(run.id(), page)).getFirst();
    assertThat(log.content()).isNotNull();
    assertThat(logOf(shop)).hasSize(1);
    assertThat(logOf(other)).isEmpty();
    holds(shop).lift();
    holds(shop).lift(run.id());
    assertThat(keelson.retention().sweep(NOTHING_LASTS, 1000))
        .containsEntry(Retained.ARTIFACT_LOGS, 1L)
        .containsEntry(Retained.SESSION_EVENTS, 1L)
        .containsEntry(Retained.PROCESS_LOGS, 1L)
        .containsEntry(Retained.USAGE, 1L);
    assertThat(shop.history(run.id())).isEmpty();
  }

  private static List<?> logOf(TestWorld world) {
    ExecutionProcess process =
        world.project().processes().findAll(PageRequest.first(1)).items().getFirst();
    return world.project().processLog().read(process.id(), 0, 10).items();
  }

  @Test
  final void neither_the_project_nor_the_run_is_deleted() {
    Run run = full(shop);
    Run other = shop.project().runs().insert(Runs.failed(shop.id()));
    holds(shop).place(run.id(), "claim 17");
    assertHeld("claim 17", () -> shop.project().runs().delete(run.id()));
    assertHeld("claim 17", () -> keelson.projects().purge(shop.id()));
    assertThat(shop.project().runs().get(run.id())).isEqualTo(run);
    assertThat(shop.project().runs().delete(other.id())).as("another run").isTrue();
    holds(shop).lift(run.id());
    holds(shop).place("claim 18");
    assertHeld("claim 18", () -> shop.project().runs().delete(run.id()));
    assertHeld("claim 18", () -> keelson.projects().purge(shop.id()));
    holds(shop).lift();
    assertThat(shop.project().runs().delete(run.id())).as("whether it is deleted").isTrue();
    assertThat(keelson.projects().purge(shop.id())).isPresent();
  }

  @Test
  final void no_extraction_takes_the_place_of_another_while_its_project_is_held() {
    ProjectFile file = shop.project().files().insert(ProjectFiles.minimal(shop.id()));
    holds(shop).place("claim 17");
    List<FileChunk> first = FileChunks.of(file, 1, "a", "b");
    assertThat(shop.project().files().ingest(file.id(), 1, first).isNew()).isTrue();
    List<FileChunk> second = FileChunks.of(file, 2, "c");
    assertHeld("claim 17", () -> shop.project().files().ingest(file.id(), 2, second));
    assertThat(all(page -> shop.project().chunks().findByFile(file.id(), page)))
        .extracting(FileChunk::content)
        .containsExactly("a", "b");
    holds(shop).lift();
    assertThat(shop.project().files().ingest(file.id(), 2, second).isNew()).isTrue();
  }

  @Test
  final void what_an_artifact_contains_is_not_taken_away() {
    Run run = full(shop);
    holds(shop).place(run.id(), "claim 17");
    Artifact log = all(page -> shop.project().artifacts().findByRun(run.id(), page)).getFirst();
    assertHeld("claim 17", () -> shop.project().artifacts().update(log.expired()));
    holds(shop).lift(run.id());
    assertThat(shop.project().artifacts().update(log.expired()).content()).isNull();
  }

  private static void assertHeld(String reason, ThrowingCallable removal) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(removal)
        .withMessageContaining("is held: " + reason)
        .satisfies(e -> assertThat(e.field()).isEqualTo("hold"));
  }

  private static Holds holds(TestWorld world) {
    return world.project().holds();
  }

  /** A run that has failed, with something of every kind that is swept. */
  private static Run full(TestWorld world) {
    Run run = world.project().runs().insert(Runs.failed(world.id()));
    world.project().artifacts().insert(Artifacts.log(world.id(), "log").withRunId(run.id()));
    Session session =
        world.project().sessions().insert(Sessions.created(world.workspace()).withRunId(run.id()));
    world
        .project()
        .sessionEvents()
        .append(SessionEvents.named(world.id(), session.id(), "started"));
    ExecutionProcess process =
        world.project().processes().insert(ExecutionProcesses.running(session).withRunId(run.id()));
    world.project().processLog().append(LogChunks.line(world.id(), process.id(), "line"));
    world
        .project()
        .usage()
        .append(
            List.of(
                AgentExecutions.unmeasured(world.id(), world.agent().id()).withRunId(run.id())));
    return run;
  }
}
