// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.cost;

import static dev.keelson.checks.cost.MillionRows.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.core.PageRequest;
import dev.keelson.core.RunId;
import dev.keelson.effect.SideEffect;
import dev.keelson.effect.SideEffectStatus;
import dev.keelson.jpa.JpaKeelson;
import dev.keelson.query.Grouping;
import dev.keelson.query.Query;
import dev.keelson.repository.Reader;
import dev.keelson.run.Run;
import dev.keelson.run.RunStatus;
import dev.keelson.run.Trigger;
import dev.keelson.usage.AgentExecution;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemStatus;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What counts, sums and scans cost. */
final class SummaryCostTest extends CostTest {

  @Test
  void a_count_reads_entries_that_match() throws SQLException {
    Query<Run> window =
        Run.TYPE.where(Run.TYPE.createdAt().between(FAR_BACK, FAR_BACK.plusSeconds(10_000)));
    for (Query<Run> query :
        List.of(
            Run.TYPE.where(Run.STATUS.is(RunStatus.RUNNING)),
            Run.TYPE.where(Run.STATUS.is(RunStatus.FAILED)),
            Run.TYPE.where(Run.STATUS.is(RunStatus.COMPLETED)),
            Run.TYPE.where(Run.STATUS.in(List.of(RunStatus.RUNNING, RunStatus.FAILED))),
            Run.TYPE.where(Run.STATUS.in(ENDED)),
            window,
            window.and(Run.STATUS.is(RunStatus.FAILED)))) {
      checkCount(large.reader(), 3, query);
      checkCount(small.reader(), 3, query);
      checkCount(keelson.across(several), 3 * several.size(), query);
    }
    Query<WorkItem> pending = WorkItem.TYPE.where(WorkItem.STATUS.is(WorkItemStatus.PENDING));
    checkCount(large.reader(), 1, pending);
    checkCount(keelson.everywhere(), 2 * rows.projects.size(), pending);
  }

  @Test
  void a_count_by_status_reads_the_entries_of_its_project() throws SQLException {
    for (int k : List.of(0, 1, 3, 9)) {
      Reader project = keelson.project(rows.projects.get(k)).reader();
      long runs = project.count(Run.TYPE.all());
      check(Bound.entries(runs, 1), () -> project.countBy(Run.TYPE.all(), Run.STATUS));
    }
  }

  @Test
  void a_count_by_status_over_projects_reads_the_entries_of_each() throws SQLException {
    Reader some = keelson.across(several);
    long runs = some.count(Run.TYPE.all());
    check(
        Bound.entries(runs, several.size()),
        () -> some.summarize(Run.TYPE.all().groupedBy(Run.TYPE.project(), Run.STATUS)));
  }

  @Test
  void a_sum_reads_the_calls_that_it_adds() throws SQLException {
    check(Bound.rows(1, 1), () -> large.usage().totals(MillionRows.run(1)));
    Query<AgentExecution> byAgent =
        AgentExecution.TYPE.where(AgentExecution.AGENT_ID.is(MillionRows.agent(9)));
    Query<AgentExecution> day =
        AgentExecution.TYPE.where(AgentExecution.CREATED_AT.between(at(100_000), at(104_000)));
    for (Query<AgentExecution> query : List.of(byAgent, day)) {
      long calls = large.reader().count(query);
      check(Bound.rows(calls, 1), () -> large.usage().totals(query));
      check(
          Bound.rows(calls, 1),
          () -> large.usage().totals(query, Grouping.by(AgentExecution.MODEL)));
      check(
          Bound.rows(calls, 1).and(Bound.lookUps(calls)),
          () ->
              large
                  .usage()
                  .totals(query, Grouping.by(AgentExecution.RUN_ID, Run.TYPE, Run.WORK_ITEM_ID)));
    }
  }

  @Test
  void effects_in_doubt_read_what_is_intended_and_its_run_and_item() throws SQLException {
    for (ProjectScope project : List.of(large, small)) {
      long intended =
          project
              .sideEffects()
              .count(SideEffect.TYPE.where(SideEffect.STATUS.is(SideEffectStatus.INTENDED)));
      check(
          Bound.rows(intended, 1).and(Bound.lookUps(2 * intended)),
          () -> project.sideEffects().findInDoubt(FIRST));
    }
  }

  @Test
  void both_stores_ask_the_same() throws SQLException {
    try (Keelson jpa = JpaKeelson.over(explained.dataSource()).strict()) {
      ProjectScope project = jpa.project(large.id());
      Query<Run> ended = Run.TYPE.where(Run.STATUS.in(ENDED)).newestFirst();
      PageRequest deep = after(project.reader(), ended, FAR_BACK, new RunId(ANY));
      check(Bound.page(ENDED.size()), () -> project.runs().page(ended, deep));
      check(
          Bound.page(1).and(Bound.lookUpsOfPage(1)),
          () -> project.workItems().findByStatus(WorkItemStatus.PENDING, FIRST));
      checkCount(project.reader(), 1, Run.TYPE.where(Run.STATUS.is(RunStatus.FAILED)));
      check(Bound.rows(1, 1), () -> project.usage().totals(MillionRows.run(1)));
    }
  }

  @Test
  void a_scan_is_seen() throws SQLException {
    Query<Run> unserved = Run.TYPE.where(Run.TRIGGER.is(Trigger.WEBHOOK)).asScan();
    assertThat(explained.of(() -> large.runs().page(unserved, FIRST)))
        .isNotEmpty()
        .noneMatch(Bound.page(1)::holds);
  }

  @Test
  void a_missing_index_is_seen() throws SQLException {
    String drop =
        """
        do $$ declare name regclass; begin
          for name in select indexrelid from pg_index where indrelid = 'keelson.run'::regclass and not indisunique loop
            execute 'drop index ' || name;
          end loop;
        end $$
        """;
    Query<Run> failed = Run.TYPE.where(Run.STATUS.is(RunStatus.FAILED));
    long matching = large.runs().count(failed);
    assertThat(explained.after(drop, () -> large.runs().findAll(FIRST)))
        .isNotEmpty()
        .noneMatch(Bound.page(1)::holds);
    assertThat(explained.after(drop, () -> large.runs().count(failed)))
        .isNotEmpty()
        .noneMatch(Bound.entries(matching, 1)::holds);
  }

  private <T> void checkCount(Reader reader, int scans, Query<T> query) throws SQLException {
    check(Bound.entries(reader.count(query), scans), () -> reader.count(query));
  }
}
