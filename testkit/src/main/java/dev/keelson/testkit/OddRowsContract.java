// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.artifact.Artifact;
import dev.keelson.artifact.ArtifactContent;
import dev.keelson.core.Entity;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.StatusReason;
import dev.keelson.core.Unreadable;
import dev.keelson.core.UnreadableValueException;
import dev.keelson.journal.ChainedEntry;
import dev.keelson.journal.ChainedEntry.Illegible;
import dev.keelson.journal.ChainedEntry.Legible;
import dev.keelson.journal.Integrity;
import dev.keelson.journal.JournalEntry;
import dev.keelson.journal.Verification;
import dev.keelson.journal.Verification.Tampering;
import dev.keelson.query.OrderedAttribute;
import dev.keelson.query.Query;
import dev.keelson.query.Summary;
import dev.keelson.repository.LogPage;
import dev.keelson.repository.Reader;
import dev.keelson.retention.Retained;
import dev.keelson.retention.RetentionPolicy;
import dev.keelson.run.Run;
import dev.keelson.story.RunStory;
import dev.keelson.testkit.contract.Race;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.AgentExecutions;
import dev.keelson.testkit.fixtures.Artifacts;
import dev.keelson.testkit.fixtures.LogChunks;
import dev.keelson.usage.AgentExecution;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.LogChunk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * What is read goes past a row that nobody can read, and names it. For authors of stores on
 * PostgreSQL: extend this class.
 */
public abstract class OddRowsContract extends OnOddRows {

  private static final List<String> TIMES =
      List.of(
          "infinity",
          "-infinity",
          "10000-01-01 00:00:00+00",
          "294276-12-31 23:59:59.999999+00",
          "4713-11-24 00:00:00+00 BC");

  @Test
  final void pages_go_on_behind_every_time_that_the_database_can_hold() {
    TestWorld other = shop.elsewhere();
    for (String time : TIMES) {
      Run odd = shop.run();
      odd("run", odd, "created_at = '%s'".formatted(time));
      Run first = shop.run();
      Set<Run> plain = Set.of(first, shop.run(), other.run());
      for (Query<Run> query :
          List.of(
              Run.TYPE.all().newestFirst(),
              Run.TYPE.all(),
              Run.TYPE.all().by(OrderedAttribute.day(Run.TYPE.createdAt())).asScan())) {
        for (int size = 1; size <= 4; size++) {
          for (Reader reader :
              List.of(keelson.across(List.of(shop.id(), other.id())), keelson.everywhere())) {
            Page<Run> all = walked(page -> reader.page(query, page), size);
            assertThat(all.items())
                .as("%s, beside %s", query, time)
                .containsOnlyOnceElementsOf(plain);
            assertNamedOnce(all, odd, "years 1 to 9999");
          }
        }
      }
      assertThatExceptionOfType(UnreadableValueException.class)
          .isThrownBy(() -> shop.project().runs().get(odd.id()));
      past("delete from keelson.run where id = '%s'".formatted(odd.id().value()));
    }
  }

  @Test
  final void what_is_latest_of_a_kind_is_listed_though_a_kind_has_no_meaning() {
    Artifact odd = shop.project().artifacts().insert(Artifacts.log(shop.id(), "a"));
    odd("artifact", odd, "kind = ' '");
    Artifact first = shop.project().artifacts().insert(Artifacts.log(shop.id(), "a"));
    Artifact second = shop.project().artifacts().insert(Artifacts.log(shop.id(), "b"));
    Query<Artifact> latest =
        Artifact.TYPE
            .all()
            .byDescending(Artifact.REVISION)
            .latestPer(Artifact.KIND, Artifact.LOGICAL_KEY);
    for (int size = 1; size <= 4; size++) {
      Page<Artifact> all = walked(page -> shop.project().reader().page(latest, page), size);
      assertThat(all.items()).containsExactlyInAnyOrder(first, second);
      assertNamedOnce(all, odd, "kind");
    }
  }

  @Test
  final void costs_are_summed_and_sorted_though_one_is_no_number() {
    AgentExecution odd = AgentExecutions.everyComponentSet(shop.step(), shop.agent().id());
    AgentExecution plain = AgentExecutions.everyComponentSet(shop.step(), shop.agent().id());
    shop.project().usage().append(List.of(odd, plain));
    past(
        "update keelson.agent_execution set cost_usd = 'NaN' where id = '%s'"
            .formatted(odd.id().value()));
    Summary<AgentExecution> costs = AgentExecution.TYPE.all().summed().sum(AgentExecution.COST_USD);
    assertThat(shop.project().reader().summarize(costs))
        .singleElement()
        .satisfies(total -> {
          assertThat(total.count()).isEqualTo(2);
          assertThat(total.sum(AgentExecution.COST_USD)).isEqualByComparingTo(plain.costUsd());
        });
    Query<AgentExecution> byCost = AgentExecution.TYPE.all().byDescending(AgentExecution.COST_USD);
    Page<AgentExecution> all = walked(page -> shop.project().reader().page(byCost, page), 1);
    assertThat(all.items()).extracting(AgentExecution::id).containsExactly(plain.id());
    assertThat(all.unreadable())
        .singleElement()
        .satisfies(row -> assertThat(row.id()).contains(odd.id().value().toString()));
  }

  @Test
  final void a_log_is_read_past_an_entry_that_nobody_can_read() {
    ExecutionProcess process = shop.process();
    for (int i = 1; i <= 5; i++) {
      shop.project().processLog().append(LogChunks.line(shop.id(), process.id(), "line " + i));
    }
    past(
        "update keelson.log_chunk set stream = ' ' where process_id = '%s' and sequence in (3, 5)"
            .formatted(process.id().value()));
    for (int size = 1; size <= 6; size++) {
      List<LogChunk> items = new ArrayList<>();
      List<Unreadable> unreadable = new ArrayList<>();
      long last = 0;
      LogPage<LogChunk> page;
      do {
        page = shop.project().processLog().read(process.id(), last, size);
        items.addAll(page.items());
        unreadable.addAll(page.unreadable());
        assertThat(page.next()).isGreaterThanOrEqualTo(last).isLessThanOrEqualTo(5);
        last = page.next();
      } while (page.items().size() + page.unreadable().size() == size);
      assertThat(items).extracting(LogChunk::sequence).containsExactly(1L, 2L, 4L);
      assertThat(unreadable)
          .hasSize(2)
          .allSatisfy(row -> {
            assertThat(row.type()).isEqualTo("log_chunk");
            assertThat(row.reason()).contains("stream");
          });
      assertThat(last).isEqualTo(5);
    }
  }

  @Test
  final void a_journal_is_read_and_verified_past_an_entry_that_nobody_can_read() {
    Run run = shop.run();
    shop.project().termination().cancel(run.id(), StatusReason.KILLED);
    shop.run();
    assertThat(shop.project().journal().verify().holds()).as("before").isTrue();
    entry(run, 1, "cause = 'by rule'");
    Page<JournalEntry> history = shop.project().journal().history(run.id());
    assertThat(history.items()).extracting(JournalEntry::toState).containsExactly("cancelled");
    assertThat(history.unreadable()).singleElement().satisfies(row -> assertEntry(row, run));
    List<ChainedEntry> chained = shop.project().journal().chained(List.of(run.id()));
    assertThat(chained).hasExactlyElementsOfTypes(Legible.class, Illegible.class);
    Integrity integrity = Integrity.of(chained);
    assertThat(integrity.unreadable()).singleElement().satisfies(row -> assertEntry(row, run));
    assertThat(integrity.breaks()).isEmpty();
    assertThat(integrity.holds()).as("what nobody can read").isFalse();
    assertThat(integrity.toString()).contains("1 can't be read");
    assertThat(RunStory.of(shop.project(), run.id()).integrity()).isEqualTo(integrity);
    Verification verified = shop.project().journal().verify();
    assertThat(verified.unreadable()).singleElement().satisfies(row -> assertEntry(row, run));
    assertThat(verified.firstBreak()).isNull();
    assertThat(verified.verified()).isEqualTo(verified.head().place() - 1);
    assertThat(verified.holds()).as("what nobody can read").isFalse();
    entry(run, 2, "actor = 'user:mallory'");
    assertThat(shop.project().journal().verify().firstBreak())
        .as("what was changed behind it")
        .isNotNull()
        .extracting(Verification.Break::what)
        .isEqualTo(Tampering.CHANGED);
    entry(run, 2, "digest = 'short'");
    assertThat(shop.project().journal().verify().firstBreak())
        .isNotNull()
        .extracting(Verification.Break::what)
        .isEqualTo(Tampering.CHANGED);
  }

  @Test
  final void files_are_due_though_one_of_them_can_not_be_read() {
    RetentionPolicy policy =
        RetentionPolicy.DEFAULT.keeping(Retained.ARTIFACT_LOGS, Duration.ofDays(1));
    List<Artifact> logs = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Artifact log =
          shop.project()
              .artifacts()
              .insert(
                  Artifacts.log(shop.id(), "log " + i)
                      .withContent(new ArtifactContent.File("logs/" + i)));
      odd("artifact", log, "created_at = '%s-01-01Z'".formatted(1990 + i / 2)); // two at once
      logs.add(log);
    }
    odd("artifact", logs.get(0), "name = E'a\\nb'");
    for (int max = 1; max <= 2; max++) {
      Page<Artifact> due = keelson.retention().dueFiles(policy, max);
      assertThat(due.items())
          .extracting(Artifact::id)
          .containsExactlyElementsOf(logs.stream().skip(1).limit(max).map(Artifact::id).toList());
      assertNamedOnce(due, logs.get(0), "name");
    }
    past("delete from keelson.artifact where project_id = '%s'".formatted(shop.id().value()));
  }

  @Test
  final void a_poll_waits_for_nobody_who_orders_a_journal_for_the_first_time() {
    TestWorld other = shop.elsewhere();
    for (boolean waits : List.of(true, false)) {
      TestWorld fresh = shop.elsewhere();
      fresh.run();
      Run run = other.run();
      CountDownLatch ordered = new CountDownLatch(1);
      CountDownLatch read = new CountDownLatch(1);
      FutureTask<Boolean> first =
          Race.started(
              "the first to order",
              () ->
                  keelson.inTransaction(tx -> {
                    if (waits) {
                      tx.project(fresh.id()).journal().place();
                    } else {
                      tx.project(fresh.id()).journal().poll(PageRequest.first(1));
                    }
                    ordered.countDown();
                    Race.await(read);
                    return true;
                  }));
      Race.await(ordered);
      FutureTask<List<JournalEntry>> second =
          Race.started(
              "who polls meanwhile",
              () ->
                  keelson
                      .journal(List.of(fresh.id(), other.id()))
                      .poll(PageRequest.first(100))
                      .items());
      try {
        assertThat(Race.result(second))
            .extracting(JournalEntry::subjectId)
            .contains(run.id().value());
      } finally {
        read.countDown();
      }
      assertThat(Race.result(first)).isTrue();
      assertThat(fresh.project().journal().poll(PageRequest.first(9)).items()).isNotEmpty();
    }
  }

  private void entry(Run subject, int version, String columns) {
    past(
        "update keelson.journal set %s where subject_id = '%s' and version = %s"
            .formatted(columns, subject.id().value(), version));
  }

  private static void assertEntry(Unreadable row, Run subject) {
    assertThat(row.type()).isEqualTo("journal");
    assertThat(row.id()).contains(subject.id().value().toString());
    assertThat(row.reason()).contains("cause");
  }

  private static void assertNamedOnce(Page<?> page, Entity<?> odd, String why) {
    assertThat(page.unreadable())
        .filteredOn(row -> row.id().contains(odd.id().value().toString()))
        .singleElement()
        .satisfies(row -> assertThat(row.reason()).contains(why));
  }

  /** Reads every page of that size into one. */
  private static <T> Page<T> walked(Function<PageRequest, Page<T>> query, int size) {
    List<T> items = new ArrayList<>();
    List<Unreadable> unreadable = new ArrayList<>();
    PageRequest request = PageRequest.first(size);
    Page<T> page;
    int pages = 0;
    do {
      page = query.apply(request);
      items.addAll(page.items());
      unreadable.addAll(page.unreadable());
      request = request.after(page.next());
      assertThat(++pages).as("pages of %s, of few rows", size).isLessThan(200);
    } while (page.next() != null);
    return new Page<>(items, null, unreadable);
  }
}
