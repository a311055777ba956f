// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.Keelson;
import dev.keelson.core.Cursor;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.jooq.JooqKeelson;
import dev.keelson.query.Place;
import dev.keelson.query.Query;
import dev.keelson.query.Scalar;
import dev.keelson.repository.Reader;
import dev.keelson.run.Run;
import dev.keelson.run.RunStatus;
import dev.keelson.testkit.postgres.PostgresForTests;
import dev.keelson.testkit.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What questions read of a million runs, skewed as real ones are: one project has half of them, and
 * nearly all have ended well. What a page reads is bound by its size times the values and projects
 * that are asked for, at any depth; what a count reads, by what it counts. Rows and blocks are
 * counted, and no index is named.
 */
@Tag("scale")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class QueryCostTest {

  private static final int ROWS = 1_000_000;
  private static final int SIZE = 50;

  /** What finding a place in an index costs in blocks, and reading a row of its table. */
  private static final int DESCENT = 5;

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<ProjectId> PROJECTS =
      IntStream.rangeClosed(1, 20)
          .mapToObj(i -> new ProjectId(new UUID(0x0190_0000_0000_7000L, i)))
          .toList();

  private final TestDatabase database = PostgresForTests.newDatabase();
  private final Explained explained = new Explained(database.dataSource());
  private final Keelson keelson = JooqKeelson.over(explained.dataSource()).strict();

  @BeforeAll
  void load() throws SQLException {
    execute(
        """
        set session_replication_role = replica;
        insert into keelson.project (id, owner, slug, created_at, updated_at, updated_by, version)
        select cast('01900000-0000-7000-0000-' || lpad(to_hex(i), 12, '0') as uuid), 'ana', 'p' || i,
               '2026-01-01', '2026-01-01', 'user:ana', 1
          from generate_series(1, 20) i;
        insert into keelson.run (project_id, id, root_run_id, status, failure, finished_at, work_item_id,
          started_at, created_at, updated_at, updated_by, version)
        select project_id, id, id, status, case status when 'failed' then cast('{"code": "x"}' as jsonb) end,
               case when status in ('completed', 'failed') then at end, cast(md5(cast(n %% 50000 as text)) as uuid),
               at, at, at, 'user:ana', 1
          from (
            select cast('01900000-0000-7000-0000-' || lpad(to_hex(
                     case when n %% 2 = 0 then 1 else 2 + n / 2 %% 19 end), 12, '0') as uuid) as project_id,
                   gen_random_uuid() as id, n,
                   case when n %% 1000 = 7 then 'running' when n %% 100 = 8 then 'failed' else 'completed' end as status,
                   timestamptz '2026-01-01 00:00+00' + n * interval '1 second' as at
              from generate_series(1, %d) n) runs;
        set session_replication_role = origin;
        analyze keelson.run;
        """
            .formatted(ROWS));
    execute("vacuum keelson.run");
  }

  @AfterAll
  void drop() {
    database.close();
  }

  @Test
  void a_page_reads_what_it_shows_at_any_depth() throws SQLException {
    Reader project = keelson.project(PROJECTS.getFirst()).reader();
    Query<Run> newest = Run.TYPE.all().newestFirst();
    Query<Run> ended = Run.TYPE.where(Run.STATUS.is(RunStatus.COMPLETED));
    for (Query<Run> query : List.of(newest, ended, Run.TYPE.all())) {
      assertBound(1, () -> project.page(query, PageRequest.first(SIZE)));
      Cursor deep = afterMany(project, query);
      assertBound(1, () -> project.page(query, PageRequest.first(SIZE).after(deep)));
    }
  }

  @Test
  void what_is_rare_is_found_without_reading_what_is_common() throws SQLException {
    Reader project = keelson.project(PROJECTS.get(1)).reader();
    assertBound(
        1,
        () ->
            project.page(
                Run.TYPE.where(Run.STATUS.is(RunStatus.RUNNING)).newestFirst(),
                PageRequest.first(SIZE)));
    assertBound(
        1,
        () ->
            project.page(
                Run.TYPE.where(Run.STATUS.is(RunStatus.PENDING)), PageRequest.first(SIZE)));
  }

  @Test
  void several_values_are_one_scan_each_merged() throws SQLException {
    Reader project = keelson.project(PROJECTS.getFirst()).reader();
    Query<Run> query =
        Run.TYPE
            .where(Run.STATUS.in(List.of(RunStatus.COMPLETED, RunStatus.FAILED, RunStatus.RUNNING)))
            .newestFirst();
    assertBound(3, () -> project.page(query, PageRequest.first(SIZE)));
    Cursor deep = afterMany(project, query);
    assertBound(3, () -> project.page(query, PageRequest.first(SIZE).after(deep)));
  }

  @Test
  void several_projects_are_one_scan_each_merged() throws SQLException {
    Query<Run> failed = Run.TYPE.where(Run.STATUS.is(RunStatus.FAILED)).newestFirst();
    Reader some = keelson.across(PROJECTS.subList(0, 5));
    assertBound(5, () -> some.page(failed, PageRequest.first(SIZE)));
    Cursor deep = afterMany(some, failed);
    assertBound(5, () -> some.page(failed, PageRequest.first(SIZE).after(deep)));
    assertBound(PROJECTS.size(), () -> keelson.everywhere().page(failed, PageRequest.first(SIZE)));
  }

  @Test
  void a_window_of_time_reads_what_is_in_it() throws SQLException {
    Instant from = START.plus(Duration.ofDays(5));
    Query<Run> window =
        Run.TYPE
            .where(Run.TYPE.createdAt().between(from, from.plus(Duration.ofHours(1))))
            .newestFirst();
    Reader project = keelson.project(PROJECTS.getFirst()).reader();
    assertBound(1, () -> project.page(window, PageRequest.first(SIZE)));
  }

  @Test
  void a_count_reads_entries_of_an_index_that_match() throws SQLException {
    Reader project = keelson.project(PROJECTS.getFirst()).reader();
    for (RunStatus status : List.of(RunStatus.RUNNING, RunStatus.FAILED)) {
      Query<Run> query = Run.TYPE.where(Run.STATUS.is(status));
      List<Long> counted = new ArrayList<>();
      List<Explained.Cost> costs = explained.of(() -> counted.add(project.count(query)));
      assertThat(costs).hasSize(1);
      long matching = counted.getFirst();
      assertThat(costs.getFirst().rows()).as("%s", costs).isBetween(matching, matching + 1);
      assertThat(costs.getFirst().blocks()).as("%s", costs).isLessThan(DESCENT + matching / 20);
    }
  }

  /** Asserts what one page reads: for each scan a page of rows at most, a row being in a block. */
  private void assertBound(int scans, Runnable page) throws SQLException {
    List<Explained.Cost> costs = explained.of(page);
    assertThat(costs).as("a page is one statement").hasSize(1);
    Explained.Cost cost = costs.getFirst();
    long projects = PROJECTS.size(); // a scope over all of them reads their rows, too
    assertThat(cost.rows()).as("%s", cost).isLessThanOrEqualTo(scans * (SIZE + 1L) + projects);
    assertThat(cost.blocks())
        .as("%s", cost)
        .isLessThanOrEqualTo(scans * (SIZE + 1L + 2 * DESCENT) + DESCENT);
  }

  /** A cursor far behind the beginning: after nine tenths of what is in the first project. */
  private static Cursor afterMany(Reader reader, Query<Run> query) {
    Page<Run> first = reader.page(query, PageRequest.first(SIZE));
    Run last = first.items().getLast();
    Instant far =
        query.order().descending()
            ? START.plusSeconds(ROWS / 10)
            : START.plusSeconds(ROWS - ROWS / 10);
    List<String> place = new ArrayList<>(List.of(far.toString(), last.id().toString()));
    if (Place.sortedBy(query, reader.scope()).size() > 2) {
      place.add(Scalar.text(last.projectId()));
    }
    return Cursor.of(query.fingerprint(reader.scope()), place);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(true);
      statement.execute(sql);
    }
  }
}
