// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.cost;

import static dev.keelson.checks.cost.Bound.SIZE;
import static dev.keelson.checks.cost.MillionRows.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.core.Cursor;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.jooq.JooqKeelson;
import dev.keelson.query.Place;
import dev.keelson.query.Query;
import dev.keelson.repository.Reader;
import dev.keelson.run.RunStatus;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;

/**
 * What questions read of a million rows. A page reads as much as it shows, for each value and
 * project that is asked for, at any depth; a count reads entries of an index that match, a sum rows
 * that match. Rows and blocks are counted, and no index is named.
 */
@Tag("scale")
@DisplayNameGeneration(ReplaceUnderscores.class)
abstract class CostTest {

  static final PageRequest FIRST = PageRequest.first(SIZE);

  /** Behind more than 100 000 runs of the largest project, from the newest on. */
  static final Instant FAR_BACK = at(MillionRows.RUNS - 210_000);

  /** The same from the oldest on. */
  static final Instant FAR_AHEAD = at(210_000);

  static final UUID ANY = new UUID(1L << 63, 0);

  static final List<RunStatus> ENDED =
      List.of(RunStatus.COMPLETED, RunStatus.FAILED, RunStatus.CANCELLED);

  final MillionRows rows = MillionRows.loaded();
  final Explained explained = new Explained(rows.dataSource());
  final Keelson keelson = JooqKeelson.over(explained.dataSource()).strict();
  final ProjectScope large = keelson.project(rows.projects.getFirst());
  final ProjectScope small = keelson.project(rows.projects.get(9));
  final List<ProjectId> several = rows.projects.subList(0, 5);

  /** Asserts what one call costs, which is one statement. */
  void check(Bound bound, Runnable ask) throws SQLException {
    List<Cost> costs = explained.of(ask);
    assertThat(costs).hasSize(2);
    assertThat(costs).allMatch(bound::holds, "costs at most " + bound);
  }

  static <T> PageRequest after(ProjectScope project, Query<T> query, Object... place) {
    return after(project.reader(), query, place);
  }

  /** The page behind a place, where there need not be anything. */
  static <T> PageRequest after(Reader reader, Query<T> query, Object... place) {
    List<Object> keys = new ArrayList<>(List.of(place));
    if (Place.sortedBy(query, reader.scope()).size() > keys.size()) {
      keys.add(new ProjectId(ANY)); // where several are asked for
    }
    Cursor cursor = new Place(keys).cursor(query.fingerprint(reader.scope()));
    return FIRST.after(cursor);
  }
}
