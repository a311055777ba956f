// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.core.LeaseRefusedException.Reason;
import dev.keelson.core.NotFoundException;
import dev.keelson.query.EntityType;
import dev.keelson.work.LeaseRequest;
import dev.keelson.work.WorkItem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What only the database knows about something that nobody could lease. */
final class LeaseStanding {

  private static final List<Reason> COLUMNS =
      List.of(Reason.HELD, Reason.BLOCKED, Reason.EXCLUSIVE, Reason.AGENT, Reason.PROJECT);

  private LeaseStanding() {}

  /** Returns what is in the way of a lease. */
  static Set<Reason> of(StoreContext context, EntityType<?, ?> type, LeaseRequest request) {
    Call call =
        context
            .call(new OfTable(type), null, () -> statement(type))
            .with("projectId", request.projectId())
            .with("subjectId", request.subject())
            .with("agentId", request.agent());
    return context.fetch(call, LeaseStanding::read, "read " + request.subject().describe()).stream()
        .findFirst()
        .orElseThrow(() -> new NotFoundException(request.subject()));
  }

  private static Statement statement(EntityType<?, ?> type) {
    boolean isItem = type.equals(WorkItem.TYPE);
    return Statement.load("lease_standing")
        .filled("table", type.name())
        .filled(
            "blocked", isItem ? "exists (%s)".formatted(Statement.fragment("unresolved")) : "false")
        .filled("counts", Boolean.toString(isItem));
  }

  private static Set<Reason> read(ResultSet row) throws SQLException {
    Set<Reason> found = EnumSet.noneOf(Reason.class);
    for (int i = 0; i < COLUMNS.size(); i++) {
      if (row.getBoolean(i + 1)) {
        found.add(COLUMNS.get(i));
      }
    }
    return found;
  }

  /** The key under which the statement is cached. */
  private record OfTable(EntityType<?, ?> type) {}
}
