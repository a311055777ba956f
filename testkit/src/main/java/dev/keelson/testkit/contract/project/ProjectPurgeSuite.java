// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.approval.Approval;
import dev.keelson.approval.Verdict;
import dev.keelson.artifact.Artifact;
import dev.keelson.artifact.ArtifactContent;
import dev.keelson.artifact.ArtifactId;
import dev.keelson.conversation.ChatMessage;
import dev.keelson.conversation.ChatThread;
import dev.keelson.core.Actor;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.core.StatusReason;
import dev.keelson.journal.JournalEntry;
import dev.keelson.knowledge.ProjectFile;
import dev.keelson.project.Project;
import dev.keelson.project.PurgedProject;
import dev.keelson.query.EntityType;
import dev.keelson.query.LogType;
import dev.keelson.query.Query;
import dev.keelson.repo.Repo;
import dev.keelson.run.Run;
import dev.keelson.run.RunStatus;
import dev.keelson.spi.EntityTypes;
import dev.keelson.spi.Purges;
import dev.keelson.testkit.contract.Pages;
import dev.keelson.testkit.contract.Race;
import dev.keelson.testkit.contract.Race.Result;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.contract.TestWorld.Work;
import dev.keelson.testkit.contract.asking.Listing;
import dev.keelson.testkit.contract.asking.Listing.Shelf;
import dev.keelson.testkit.contract.asking.Listings;
import dev.keelson.testkit.fixtures.AgentExecutions;
import dev.keelson.testkit.fixtures.Approvals;
import dev.keelson.testkit.fixtures.Artifacts;
import dev.keelson.testkit.fixtures.ChatMessages;
import dev.keelson.testkit.fixtures.ChatThreads;
import dev.keelson.testkit.fixtures.CodingAgentTurns;
import dev.keelson.testkit.fixtures.FileChunks;
import dev.keelson.testkit.fixtures.LogChunks;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.ProjectFiles;
import dev.keelson.testkit.fixtures.Projects;
import dev.keelson.testkit.fixtures.Repos;
import dev.keelson.testkit.fixtures.Runs;
import dev.keelson.testkit.fixtures.SandboxJobs;
import dev.keelson.testkit.fixtures.SessionEvents;
import dev.keelson.testkit.fixtures.WorkItems;
import dev.keelson.usage.AgentExecution;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.Session;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Purging a project removes all that it owns, and reports what it removed. */
public abstract class ProjectPurgeSuite extends Suite {

  @Test
  final void takes_along_all_that_the_project_owns_and_nothing_of_another() {
    Set<String> gone = new HashSet<>();
    for (Listing<?> listing : Listings.ALL) {
      if (listing.owned() && !listing.name().startsWith("calls ")) {
        gone.addAll(purged(listing).counts().keySet());
      }
    }
    gone.addAll(purgedWithWhatIsNotListed().counts().keySet());
    Stream<String> owned =
        EntityTypes.ALL.stream().filter(EntityType::isOwned).map(EntityType::name);
    Stream<String> appended = EntityTypes.LOGS.stream().map(LogType::name);
    assertThat(gone)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Stream.of("project"), owned, appended).flatMap(it -> it).toList());
  }

  private PurgedProject purgedWithWhatIsNotListed() {
    ExecutionProcess process = shop.process();
    shop.project().codingAgentTurns().insert(CodingAgentTurns.minimal(process));
    shop.project().processLog().append(LogChunks.line(shop.id(), process.id(), "line"));
    shop.project()
        .sessionEvents()
        .append(SessionEvents.named(shop.id(), process.sessionId(), "started"));
    ProjectFile file = shop.project().files().insert(ProjectFiles.of(shop.id(), "text"));
    shop.project().files().ingest(file.id(), 1, FileChunks.of(file, 1, "text"));
    ChatThread thread = shop.project().threads().insert(ChatThreads.begun(shop.id()));
    shop.project().messages().append(ChatMessages.asked(shop.id(), thread.id(), "why?"));
    shop.project()
        .workItems()
        .insert(shop.item().part(shop.workspace().id(), "a part of it", Made.NOW));
    PurgedProject purged = purge(shop);
    assertThat(shop.project().codingAgentTurns().findByProcess(process.id())).isEmpty();
    assertThat(shop.project().processLog().lastSequence(process.id()))
        .as("the last number in processLog, whose counter goes with the project")
        .isZero();
    assertThat(shop.project().sessionEvents().lastSequence(process.sessionId()))
        .as("the last number in sessionEvents, whose counter goes with the project")
        .isZero();
    assertThat(all(page -> shop.project().chunks().findByFile(file.id(), page))).isEmpty();
    assertThat(shop.project().messages().lastSequence(thread.id()))
        .as("the last number in messages, whose counter goes with the project")
        .isZero();
    return purged;
  }

  /** Purges one of two projects that have the same things. */
  private <T> PurgedProject purged(Listing<T> listing) {
    TestWorld going = shop.elsewhere();
    TestWorld staying = shop.elsewhere();
    Shelf<T> shelf = listing.open().apply(going);
    Shelf<T> other = listing.open().apply(staying);
    List<T> lost = IntStream.range(0, 2).mapToObj(shelf.add()).toList();
    List<T> kept = IntStream.range(0, 2).mapToObj(other.add()).toList();
    PageRequest page = PageRequest.first(10);
    assertThat(shelf.query().apply(going, page).items())
        .as(listing.name())
        .containsExactlyInAnyOrderElementsOf(lost);
    for (Run run : all(going.project().runs()::findAll)) {
      if (RunStatus.LIFECYCLE.isActive(run.status())) {
        going.project().termination().cancel(run.id(), StatusReason.CANCELLED_BY_USER);
      }
    }
    PurgedProject purged = purge(going);
    assertThat(shelf.query().apply(going, page).items()).as(listing.name()).isEmpty();
    assertThat(other.query().apply(staying, page).items())
        .as(listing.name())
        .containsExactlyInAnyOrderElementsOf(kept);
    return purged;
  }

  @Test
  final void tells_how_much_went_and_what_is_still_to_be_deleted_elsewhere() {
    Run run = shop.project().runs().insert(Runs.failed(shop.id()));
    for (String path : List.of("logs/b.txt", "logs/a.txt", "logs/b.txt")) {
      shop.project()
          .artifacts()
          .insert(Artifacts.log(shop.id(), "build").withContent(new ArtifactContent.File(path)));
    }
    shop.project().artifacts().insert(Artifacts.log(shop.id(), "inline"));
    shop.project().files().insert(ProjectFiles.minimal(shop.id()).withStorageKey("files/7"));
    shop.project().files().insert(ProjectFiles.of(shop.id(), "kept nowhere").withStorageKey(null));
    shop.project().sandboxJobs().insert(SandboxJobs.queued(run).withTranscriptRef("jobs/9"));
    TestWorld elsewhere = shop.elsewhere();
    elsewhere.project().files().insert(ProjectFiles.minimal(elsewhere.id()));
    assertThat(purge(shop))
        .isEqualTo(
            Purges.of(
                Map.of(
                    "project",
                    1L,
                    "run",
                    1L,
                    "artifact",
                    4L,
                    "project_file",
                    2L,
                    "sandbox_job",
                    1L),
                List.of("files/7", "jobs/9", "logs/a.txt", "logs/b.txt")));
  }

  @Test
  final void counts_entities_and_what_was_appended_but_no_facts() {
    Run run = shop.run();
    Approval asked = shop.requested(Approvals.pending(run).withQuorum(2));
    for (Actor actor : List.of(ANA, BEN)) {
      shop.actingAs(actor)
          .project()
          .approvalService()
          .decide(asked.id(), Verdict.APPROVE, "Looks right");
    }
    shop.project().runs().update(run.id(), it -> it.failed(Made.FAILURE, Made.NOW));
    AgentExecution call = AgentExecutions.unmeasured(shop.id(), shop.agent().id());
    shop.project().usage().append(List.of(call));
    Session session = shop.session();
    for (String name : List.of("started", "waiting")) {
      shop.project().sessionEvents().append(SessionEvents.named(shop.id(), session.id(), name));
    }
    assertThat(purge(shop).counts())
        .isEqualTo(
            Map.of(
                "project", 1L,
                "run", 1L,
                "approval", 1L,
                "workspace", 1L,
                "session", 1L,
                "session_event", 2L));
    assertThat(shop.project().approvals().decisions(asked.id())).isEmpty();
  }

  @Test
  final void the_journal_and_the_usage_still_tell_of_it() {
    Work work = shop.work();
    AgentExecution call =
        AgentExecutions.unmeasured(shop.id(), work.lease().holder()).withRunId(work.run().id());
    shop.project().usage().append(List.of(call));
    shop.project().runs().update(work.run().id(), run -> run.failed(Made.FAILURE, Made.NOW));
    List<JournalEntry> told = shop.history(work.run().id());
    purge(shop);
    assertThat(shop.history(work.run().id())).hasSizeGreaterThan(1).isEqualTo(told);
    assertThat(shop.states(shop.id())).isNotEmpty();
    assertThat(all(page -> shop.project().usage().findByRun(work.run().id(), page)))
        .containsExactly(call);
    assertThat(shop.project().usage().totals(work.run().id()).calls()).as("calls").isEqualTo(1);
  }

  @Test
  final void refuses_a_project_while_a_run_of_it_is_open() {
    for (RunStatus status : RunStatus.values()) {
      if (RunStatus.LIFECYCLE.isActive(status)) {
        TestWorld busy = shop.elsewhere();
        Run open = busy.project().runs().insert(Runs.pending(busy.id()).withStatus(status));
        busy.item();
        Map<String, List<?>> before = busy.everything();
        assertThatExceptionOfType(InvalidValueException.class)
            .as("%s", status)
            .isThrownBy(() -> keelson.projects().purge(busy.id()))
            .withMessageContaining(open.id().toString());
        assertThat(busy.everything()).as("nothing went").isEqualTo(before);
        assertThat(keelson.projects().find(busy.id())).isPresent();
      }
    }
  }

  @Test
  final void names_the_first_of_the_runs_that_are_open() {
    List<Run> open = IntStream.range(0, 8).mapToObj(i -> Runs.pending(shop.id())).toList();
    open.reversed().forEach(shop.project().runs()::insert);
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> keelson.projects().purge(shop.id()))
        .withMessageContaining(open.getFirst().id().toString());
  }

  @Test
  final void a_project_that_is_gone_takes_nothing_more() {
    Work work = shop.work();
    shop.project().runs().update(work.run().id(), run -> run.failed(Made.FAILURE, Made.NOW));
    AgentExecution before = AgentExecutions.unmeasured(shop.id(), work.lease().holder());
    shop.project().usage().append(List.of(before));
    purge(shop);
    assertThat(keelson.projects().find(shop.id())).isEmpty();
    assertThatExceptionOfType(NotFoundException.class).isThrownBy(shop::item);
    assertThatExceptionOfType(NotFoundException.class).isThrownBy(shop::run);
    AgentExecution call = AgentExecutions.unmeasured(shop.id(), work.lease().holder());
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> shop.project().usage().append(List.of(call)))
        .withMessageContaining(shop.id().toString());
    assertThatExceptionOfType(NotFoundException.class)
        .as("recording a call again that is kept from before the purge")
        .isThrownBy(() -> shop.project().usage().append(List.of(before)))
        .withMessageContaining(shop.id().toString());
    assertThat(shop.claim(shop.agent(), 10)).isEmpty();
    assertThat(keelson.projects().purge(shop.id())).isEmpty();
    assertThat(keelson.projects().purge(ProjectId.next())).isEmpty();
  }

  @Test
  final void its_keys_and_what_was_exclusive_to_it_are_free() {
    Project first = keelson.projects().insert(Projects.everyComponentSet());
    Repo repo = keelson.repos().insert(Repos.minimal().withExclusiveProjectId(first.id()));
    Repo others = keelson.repos().insert(Repos.minimal().withExclusiveProjectId(shop.id()));
    assertThat(keelson.actingAs(ANA).projects().purge(first.id())).isPresent();
    assertThat(keelson.repos().get(others.id())).isEqualTo(others);
    Repo freed = keelson.repos().get(repo.id());
    assertThat(freed.exclusiveProjectId()).isNull();
    assertThat(freed.version())
        .as("the version of a repo that was freed, which is an update of it")
        .isEqualTo(2);
    assertThat(freed.audit().updatedBy()).isEqualTo(ANA);
    assertThat(keelson.projects().insert(first).version()).as("version").isEqualTo(1);
    TestWorld again = new TestWorld(keelson, first.id());
    again.project().workItems().insert(WorkItems.pending(first.id()));
    assertThat(all(again.project().workItems()::findAll)).hasSize(1);
  }

  @Test
  final void its_journal_is_read_page_by_page_also_where_it_is_stored_again() {
    keelson.projects().purge(shop.id());
    keelson.projects().insert(Projects.minimal().withId(shop.id()));
    for (Query<JournalEntry> query :
        List.of(
            JournalEntry.TYPE.where(JournalEntry.SUBJECT_ID.is(shop.id().value())),
            JournalEntry.TYPE
                .where(JournalEntry.SUBJECT_ID.is(shop.id().value()))
                .by(JournalEntry.VERSION))) {
      assertThat(Pages.all(page -> shop.project().journal().page(query, page), 1))
          .as("both beginnings and the end of %s, %s", shop.id(), query)
          .extracting(JournalEntry::version)
          .containsExactlyInAnyOrder(1L, 2L, 1L);
    }
  }

  @Test
  final void numbers_begin_again_in_a_project_that_is_stored_again() {
    Project project = keelson.projects().insert(Projects.everyComponentSet());
    TestWorld world = new TestWorld(keelson, project.id());
    Artifact log = Artifacts.log(project.id(), "build");
    ChatThread thread = ChatThreads.begun(project.id());
    for (String time : List.of("at first", "after a purge")) {
      for (int number = 1; number <= 2; number++) {
        assertThat(world.project().artifacts().insert(log.withId(ArtifactId.next())).revision())
            .as("the revision of version %s, %s", number, time)
            .isEqualTo(number);
      }
      ChatMessage message = ChatMessages.asked(project.id(), thread.id(), "why?");
      world.project().threads().insert(thread);
      assertThat(world.project().messages().append(message).sequence())
          .as("the number of the first message, %s", time)
          .isEqualTo(1);
      purge(world);
      keelson.projects().insert(project);
    }
  }

  @Test
  final void a_transaction_that_throws_purges_nothing() {
    shop.item();
    Map<String, List<?>> before = shop.everything();
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() ->
            keelson.inTransaction(tx -> {
              assertThat(tx.projects().purge(shop.id())).isPresent();
              assertThat(tx.projects().find(shop.id())).isEmpty();
              throw new IllegalStateException("the host changed its mind");
            }));
    assertThat(keelson.projects().find(shop.id())).isPresent();
    assertThat(shop.everything()).isEqualTo(before);
  }

  @Test
  final void of_those_who_purge_at_once_one_is_told_what_went() {
    shop.item();
    List<Result<Optional<PurgedProject>>> results =
        Race.run(fixture, (store, i) -> store.projects().purge(shop.id()));
    assertThat(Result.refusals(results)).isEmpty();
    assertThat(Result.values(results).stream().flatMap(Optional::stream))
        .containsExactly(Purges.of(Map.of("project", 1L, "work_item", 1L), List.of()));
  }

  @Test
  final void of_runs_that_begin_meanwhile_none_is_lost_unnoticed() {
    for (int later : new int[] {0, 5, 10, 15}) {
      TestWorld world = shop.elsewhere();
      List<Result<Object>> results =
          Race.run(
              fixture,
              (store, i) -> {
                if (i == 7) {
                  Race.pause(later);
                  return store.projects().purge(world.id());
                }
                return store.inTransaction(tx -> {
                  Run run = world.through(tx).run();
                  Race.pause(20); // the commit comes later
                  return run;
                });
              });
      long begun = Result.values(results).stream().filter(Run.class::isInstance).count();
      boolean gone = keelson.projects().find(world.id()).isEmpty();
      assertThat(begun).isEqualTo(gone ? 0 : Race.RUNNERS - 1);
      assertThat(all(world.project().runs()::findAll)).hasSize((int) begun);
    }
  }

  private PurgedProject purge(TestWorld world) {
    return keelson.projects().purge(world.id()).orElseThrow();
  }
}
