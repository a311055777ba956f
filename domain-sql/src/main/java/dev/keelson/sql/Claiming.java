// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.core.ProjectId;
import dev.keelson.sql.Statement.ProjectFilter;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.WorkItem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statements that claim work, and their rows. */
record Claiming(StoreContext context) {

  /** Returns a call that claims, and ends other work before if {@code ending} is true. */
  Call call(ClaimRequest request, boolean ending) {
    List<ProjectId> projects = request.projects();
    ProjectFilter scope =
        switch (projects.size()) {
          case 0 -> ProjectFilter.ALL;
          case 1 -> ProjectFilter.ONE;
          default -> ProjectFilter.SOME;
        };
    return call(request, scope, ending);
  }

  /** Like {@link #call(ClaimRequest, boolean)}, within {@code scope}. */
  Call call(ClaimRequest request, ProjectFilter scope, boolean ending) {
    List<ProjectId> projects = request.projects();
    Key key = new Key(request.max(), scope, ending);
    Call call =
        context
            .call(key, WorkItem.TYPE, key::statement)
            .with("agentId", request.agent())
            .with("worker", request.worker())
            .with("millis", request.length().toMillis());
    return switch (scope) {
      case ALL -> call;
      case ONE, ITEM -> call.with("projectId", projects.getFirst());
      case SOME -> call.with("projectIds", Call.ids(projects));
    };
  }

  /** Repeats a claim until no other claim of the same agent is faster. */
  List<Row> rows(Call call, String action) {
    RowMapping<WorkItem> items = context.database().mapping(WorkItem.TYPE);
    return Repeats.until(
        action,
        () -> {
          List<Row> rows = context.fetch(call, row -> Row.read(row, items), action);
          return rows.isEmpty() || !rows.getFirst().contended()
              ? Optional.of(rows)
              : Optional.empty();
        });
  }

  /** A row of a claim: whether another claim was faster, and an item, null if there was none. */
  record Row(boolean contended, @Nullable LeasedRow<WorkItem> item) {

    static Row read(ResultSet row, RowMapping<WorkItem> items) throws SQLException {
      boolean none = row.getObject("id") == null;
      return new Row(row.getBoolean(1), none ? null : LeasedRow.read(row, 2, WorkItem.TYPE, items));
    }
  }

  /** The key under which one of the claiming statements is cached. */
  private record Key(int limit, ProjectFilter scope, boolean ending) {

    Statement statement() {
      return ending ? Statement.endAndClaim(limit, scope) : Statement.claim(limit, scope);
    }
  }
}
