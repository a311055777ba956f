// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.core.ProjectId;
import dev.keelson.core.UnreadableValueException;
import dev.keelson.core.WorkItemId;
import dev.keelson.sql.Statement.ProjectFilter;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Lease;
import dev.keelson.work.WorkItem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements that claim work, and their rows. */
record Claiming(StoreContext context) {

  /**
   * As many as are read ahead where nobody can read what comes first: so many are failed at once.
   */
  private static final int AHEAD = 200;

  /** Returns a call that claims, and ends other work before if {@code ending} is true. */
  Call call(ClaimRequest request, boolean ending) {
    return call(request, scope(request), ending);
  }

  private static ProjectFilter scope(ClaimRequest request) {
    return switch (request.projects().size()) {
      case 0 -> ProjectFilter.ALL;
      case 1 -> ProjectFilter.ONE;
      default -> ProjectFilter.SOME;
    };
  }

  /** Like {@link #call(ClaimRequest, boolean)}, within {@code scope}. */
  Call call(ClaimRequest request, ProjectFilter scope, boolean ending) {
    Key key = new Key(request.max(), scope, ending);
    return in(request, scope, context.call(key, WorkItem.TYPE, key::statement))
        .with("millis", request.length().toMillis());
  }

  private static Call in(ClaimRequest request, ProjectFilter scope, Call call) {
    List<ProjectId> projects = request.projects();
    call.with("agentId", request.agent()).with("worker", request.worker());
    return switch (scope) {
      case ALL -> call;
      case ONE, ITEM -> call.with("projectId", projects.getFirst());
      case SOME -> call.with("projectIds", Call.ids(projects));
    };
  }

  /**
   * Leases what nobody can read of what comes first, whatever the agent may hold otherwise: it
   * holds them only until it fails them, in the same transaction.
   */
  List<Lease> unreadable(ClaimRequest request, String action) {
    ProjectFilter scope = scope(request);
    RowMapping<WorkItem> items = context.database().mapping(WorkItem.TYPE);
    Call next =
        context.call(new Ahead(scope), WorkItem.TYPE, () -> Statement.nextWork(AHEAD, scope));
    List<Odd> odd =
        context.fetch(in(request, scope, next), row -> Odd.read(row, items), action).stream()
            .filter(Odd::isOdd)
            .toList();
    if (odd.isEmpty()) {
      return List.of();
    }
    Call seize =
        context
            .call("seize")
            .with("projectIds", Call.array("uuid", odd.stream().map(Odd::project).toList()))
            .with("ids", Call.array("uuid", odd.stream().map(Odd::id).toList()))
            .with("versions", Call.array("bigint", odd.stream().map(Odd::version).toList()))
            .with("agentId", request.agent())
            .with("worker", request.worker())
            .with("millis", request.length().toMillis());
    return context.fetch(seize, row -> lease(row, request), action);
  }

  private static Lease lease(ResultSet row, ClaimRequest request) throws SQLException {
    return Lease.builder()
        .projectId(new ProjectId(row.getObject(1, UUID.class)))
        .subject(new WorkItemId(row.getObject(2, UUID.class)))
        .holder(request.agent())
        .token(row.getLong(3))
        .until(row.getObject(4, OffsetDateTime.class).toInstant())
        .build();
  }

  /** A row that comes next, and whether nobody can read it. */
  private record Odd(UUID project, UUID id, long version, boolean isOdd) {

    static Odd read(ResultSet row, RowMapping<WorkItem> items) throws SQLException {
      boolean isOdd = false;
      try {
        items.read(row, 1);
      } catch (UnreadableValueException e) {
        isOdd = true;
      }
      return new Odd(
          row.getObject("project_id", UUID.class),
          row.getObject("id", UUID.class),
          row.getLong("version"),
          isOdd);
    }
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

  /** The key under which a statement that reads ahead is cached. */
  private record Ahead(ProjectFilter scope) {}

  /** The key under which one of the claiming statements is cached. */
  private record Key(int limit, ProjectFilter scope, boolean ending) {

    Statement statement() {
      return ending ? Statement.endAndClaim(limit, scope) : Statement.claim(limit, scope);
    }
  }
}
