// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.core.ProjectId;
import dev.keelson.core.WorkItemId;
import dev.keelson.query.Scope;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.WorkItem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statements that claim work, and their rows. */
record Claiming(StoreContext context) {

  /**
   * Returns a call that claims.
   *
   * @param ended the file of what it sets on other work that it ends before; null if it ends none
   */
  Call call(ClaimRequest request, @Nullable String ended) {
    return call(request, from(request), ended);
  }

  /** Returns a call that claims that item, in whatever way it waits for a time or an agent. */
  Call callFor(ClaimRequest request, WorkItemId item) {
    return call(request, ClaimFrom.ITEM, null).with("workItemId", item);
  }

  private Call call(ClaimRequest request, ClaimFrom from, @Nullable String ended) {
    Key key = new Key(request.max(), from, ended);
    return in(request, from, context.call(key, WorkItem.TYPE, key::statement))
        .with("worker", request.worker())
        .with("after", context.turns().last())
        .with("millis", request.length().toMillis());
  }

  /** Returns where a request takes from. */
  static ClaimFrom from(ClaimRequest request) {
    return switch (request.where()) {
      case Scope.Projects(List<ProjectId> ids) when ids.size() == 1 -> ClaimFrom.PROJECT;
      case Scope.Projects some -> ClaimFrom.PROJECTS;
      default -> ClaimFrom.EVERYWHERE;
    };
  }

  /** Returns a call with what it takes, and for whom. */
  static Call in(ClaimRequest request, ClaimFrom from, Call call) {
    List<ProjectId> projects =
        request.where() instanceof Scope.Projects(List<ProjectId> ids) ? ids : List.of();
    call.with("agentId", request.agent())
        .with("types", request.types().isEmpty() ? null : Call.array("text", request.types()))
        .with("capabilities", Call.array("text", request.capabilities()));
    return switch (from) {
      case PROJECT, ITEM -> call.with("projectId", projects.getFirst());
      case PROJECTS -> call.with("projectIds", Call.ids(projects));
      case EVERYWHERE -> call;
    };
  }

  /** Lets the next claim over several projects go on behind the last one that was served. */
  void served(ClaimRequest request, List<Claim> claims) {
    if (!claims.isEmpty() && from(request).isSeveral()) {
      context.turns().ended(claims.getLast().item().projectId());
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

  /** The key under which one of the claiming statements is cached. */
  private record Key(int limit, ClaimFrom from, @Nullable String ended) {

    Statement statement() {
      return Statement.claim(limit, from, ended);
    }
  }
}
