// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.cost;

import static dev.keelson.checks.cost.MillionRows.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.Cursor;
import dev.keelson.core.PageRequest;
import dev.keelson.core.RunId;
import dev.keelson.core.WorkItemId;
import dev.keelson.journal.JournalEntry;
import dev.keelson.query.Latest;
import dev.keelson.query.Query;
import dev.keelson.repository.Reader;
import dev.keelson.run.Run;
import dev.keelson.run.RunStatus;
import dev.keelson.run.Trigger;
import dev.keelson.usage.AgentExecution;
import dev.keelson.usage.AgentExecutionId;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemStatus;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What a page costs. */
final class QueryCostTest extends CostTest {

  @Test
  void all_runs_newest_first_read_a_page_at_any_depth() throws SQLException {
    PageRequest deep = after(large, Run.TYPE.all().newestFirst(), FAR_BACK, new RunId(ANY));
    for (PageRequest page : List.of(FIRST, deep)) {
      check(Bound.page(1), () -> large.runs().findAll(page));
    }
    check(Bound.page(1), () -> small.runs().findAll(FIRST));
  }

  @Test
  void runs_in_a_status_read_a_page_at_any_depth_however_common_or_rare_it_is()
      throws SQLException {
    PageRequest deep =
        after(large, Run.TYPE.where(Run.STATUS.is(RunStatus.COMPLETED)), FAR_AHEAD, new RunId(ANY));
    check(Bound.page(1), () -> large.runs().findByStatus(RunStatus.COMPLETED, FIRST));
    check(Bound.page(1), () -> large.runs().findByStatus(RunStatus.COMPLETED, deep));
    for (RunStatus rare : List.of(RunStatus.FAILED, RunStatus.RUNNING, RunStatus.PENDING)) {
      check(Bound.page(1), () -> large.runs().findByStatus(rare, FIRST));
      check(Bound.page(1), () -> small.runs().findByStatus(rare, FIRST));
    }
  }

  @Test
  void several_statuses_are_one_scan_each() throws SQLException {
    Query<Run> ended = Run.TYPE.where(Run.STATUS.in(ENDED)).newestFirst();
    PageRequest deep = after(large, ended, FAR_BACK, new RunId(ANY));
    for (PageRequest page : List.of(FIRST, deep)) {
      check(Bound.page(ENDED.size()), () -> large.runs().page(ended, page));
    }
  }

  @Test
  void several_projects_are_one_scan_each() throws SQLException {
    Query<Run> failed = Run.TYPE.where(Run.STATUS.is(RunStatus.FAILED)).newestFirst();
    Query<Run> all = Run.TYPE.all().newestFirst();
    Reader across = keelson.across(several);
    for (Query<Run> query : List.of(failed, all)) {
      PageRequest deep = after(across, query, FAR_BACK, new RunId(ANY));
      for (PageRequest page : List.of(FIRST, deep)) {
        check(Bound.page(several.size()), () -> across.page(query, page));
      }
    }
  }

  @Test
  void several_statuses_of_several_projects_are_one_scan_for_each_pair() throws SQLException {
    Query<Run> ended = Run.TYPE.where(Run.STATUS.in(ENDED)).newestFirst();
    Reader across = keelson.across(several);
    check(Bound.page(ENDED.size() * several.size()), () -> across.page(ended, FIRST));
  }

  @Test
  void everywhere_is_one_scan_for_each_project_that_there_is() throws SQLException {
    int projects = rows.projects.size();
    Bound bound = Bound.page(projects).and(Bound.lookUps(projects));
    Reader everywhere = keelson.everywhere();
    Query<Run> newest = Run.TYPE.all().newestFirst();
    PageRequest deep = after(everywhere, newest, FAR_BACK, new RunId(ANY));
    check(bound, () -> everywhere.page(newest, FIRST));
    check(bound, () -> everywhere.page(newest, deep));
    check(bound, () -> everywhere.page(Run.TYPE.where(Run.STATUS.is(RunStatus.RUNNING)), FIRST));
  }

  @Test
  void a_window_of_time_reads_a_page_of_it() throws SQLException {
    Query<Run> week =
        Run.TYPE.where(Run.TYPE.createdAt().between(FAR_BACK, FAR_BACK.plusSeconds(100_000)));
    Query<Run> failed = week.and(Run.STATUS.is(RunStatus.FAILED));
    for (Query<Run> query : List.of(week, week.newestFirst(), failed, failed.newestFirst())) {
      check(Bound.page(1), () -> large.runs().page(query, FIRST));
      check(Bound.page(several.size()), () -> keelson.across(several).page(query, FIRST));
    }
  }

  @Test
  void the_newest_in_a_common_status_are_found_behind_many_in_another() throws SQLException {
    Query<Run> completed = Run.TYPE.where(Run.STATUS.is(RunStatus.COMPLETED)).newestFirst();
    check(Bound.page(1), () -> large.runs().page(completed, FIRST));
    check(Bound.page(several.size()), () -> keelson.across(several).page(completed, FIRST));
  }

  @Test
  void runs_of_an_item_or_an_agent_read_a_page() throws SQLException {
    WorkItemId item = large.runs().get(MillionRows.run(1)).workItemId();
    check(Bound.page(1), () -> large.runs().findByWorkItem(item, FIRST));
    for (int agent : List.of(0, 1, 9)) {
      check(Bound.page(1), () -> large.runs().findByAgent(MillionRows.agent(agent), FIRST));
      check(Bound.page(1), () -> small.runs().findByAgent(MillionRows.agent(agent), FIRST));
    }
  }

  @Test
  void a_board_reads_a_page_of_items_and_their_bodies_at_any_depth() throws SQLException {
    Bound bound = Bound.page(1).and(Bound.lookUpsOfPage(1));
    PageRequest deep =
        after(
            large,
            WorkItem.TYPE.where(WorkItem.STATUS.is(WorkItemStatus.COMPLETED)).by(WorkItem.URGENCY),
            0,
            new WorkItemId(ANY));
    check(bound, () -> large.workItems().findByStatus(WorkItemStatus.COMPLETED, FIRST));
    check(bound, () -> large.workItems().findByStatus(WorkItemStatus.COMPLETED, deep));
    check(bound, () -> large.workItems().findByStatus(WorkItemStatus.PENDING, FIRST));
    check(bound, () -> small.workItems().findByStatus(WorkItemStatus.PENDING, FIRST));
    check(bound, () -> large.workItems().findAll(FIRST));
    check(bound, () -> large.workItems().findByAssignedAgent(MillionRows.agent(1), FIRST));
    Query<WorkItem> open =
        WorkItem.TYPE
            .where(WorkItem.STATUS.in(List.of(WorkItemStatus.PENDING, WorkItemStatus.IN_PROGRESS)))
            .by(WorkItem.URGENCY);
    check(
        Bound.page(2 * several.size()).and(Bound.lookUpsOfPage(2 * several.size())),
        () -> keelson.across(several).page(open, FIRST));
  }

  @Test
  void a_scan_for_many_values_reads_a_project_once_and_not_for_each_of_them() throws SQLException {
    List<Integer> never = IntStream.range(1_000, 1_100).boxed().toList();
    List<Trigger> triggers = List.of(Trigger.API, Trigger.MANUAL, Trigger.RETRY);
    Query<Run> scan = Run.TYPE.where(Run.ATTEMPT.in(never), Run.TRIGGER.in(triggers)).asScan();
    check(Bound.rows(MillionRows.RUNS, 1), () -> large.runs().page(scan, FIRST));
  }

  @Test
  void the_latest_run_of_each_item_of_a_page_is_looked_up() throws SQLException {
    Latest<WorkItem, Run> last = Latest.of(WorkItem.TYPE, Run.TYPE, Run.WORK_ITEM_ID);
    check(
        Bound.page(1).and(Bound.lookUpsOfPage(2)),
        () ->
            large
                .reader()
                .page(
                    WorkItem.TYPE.all().newestFirst(), FIRST, List.<Latest<WorkItem, ?>>of(last)));
  }

  @Test
  void the_latest_for_each_key_is_found_by_stepping_from_key_to_key() throws SQLException {
    Query<Run> perItem = Run.TYPE.all().latestPer(Run.WORK_ITEM_ID);
    PageRequest deep = after(large, perItem, new WorkItemId(ANY));
    for (PageRequest page : List.of(FIRST, deep)) {
      check(Bound.lookUpsOfPage(2), () -> large.runs().page(perItem, page));
    }
    check(
        Bound.lookUpsOfPage(2 * several.size()),
        () -> keelson.across(several).page(perItem, FIRST));
  }

  @Test
  void what_is_asked_for_by_ids_is_looked_up() throws SQLException {
    Set<RunId> some =
        IntStream.range(0, 200)
            .mapToObj(i -> MillionRows.run(1 + i * 1_000))
            .collect(Collectors.toSet());
    check(Bound.lookUps(some.size()), () -> large.runs().byIds(some));
    check(
        Bound.lookUps((long) some.size() * several.size()),
        () -> keelson.across(several).byIds(Run.TYPE, some));
    check(Bound.lookUps(1), () -> large.runs().find(MillionRows.run(1)));
  }

  @Test
  void calls_are_listed_by_a_page_at_any_depth() throws SQLException {
    PageRequest deep =
        after(
            large,
            AgentExecution.TYPE.where(AgentExecution.AGENT_ID.is(MillionRows.agent(0))),
            FAR_AHEAD,
            new AgentExecutionId(ANY));
    for (PageRequest page : List.of(FIRST, deep)) {
      check(Bound.page(1), () -> large.usage().findByAgent(MillionRows.agent(0), page));
    }
  }

  @Test
  void the_feed_of_the_journal_reads_a_page_at_any_depth() throws SQLException {
    Query<JournalEntry> feed = JournalEntry.TYPE.all().newestFirst();
    PageRequest deep = after(large, feed, at(MillionRows.MOVES - 210_000), ANY, 1L);
    for (PageRequest page : List.of(FIRST, deep)) {
      check(Bound.sortedPage(), () -> large.journal().page(feed, page));
    }
    Query<JournalEntry> window =
        JournalEntry.TYPE.where(JournalEntry.AT.between(at(100_000), at(150_000)));
    check(Bound.sortedPage(), () -> large.journal().page(window, FIRST));
    check(Bound.lookUps(2), () -> large.journal().history(MillionRows.run(1)).items());
  }

  @Test
  void a_poll_of_the_journal_that_finds_nothing_to_stamp_reads_a_page_at_any_depth()
      throws SQLException {
    PageRequest deep = FIRST.after(moved(large.journal().poll(FIRST).next(), "210000"));
    Bound heads = Bound.table(rows.projects.size());
    for (PageRequest page : List.of(FIRST, deep)) {
      assertThat(explained.of(() -> large.journal().poll(page)))
          .hasSize(2 * 2)
          .allMatch(Bound.page(1).and(heads)::holds);
    }
  }

  /** The cursor of the same query at another place of the journal. */
  private static Cursor moved(Cursor cursor, String place) {
    byte[] token = Base64.getUrlDecoder().decode(cursor.token());
    return Cursor.of(JsonMapper.shared().readTree(token).get(0).asString(), List.of(place));
  }
}
