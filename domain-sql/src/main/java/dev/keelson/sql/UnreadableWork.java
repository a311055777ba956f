// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.core.ProjectId;
import dev.keelson.core.UnreadableValueException;
import dev.keelson.core.WorkItemId;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Lease;
import dev.keelson.work.WorkItem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * What nobody can read of the items that come first: where there was one, there may be thousands.
 */
record UnreadableWork(StoreContext context) {

  /** As many as are read ahead: so many are failed at once. */
  private static final int AHEAD = 200;

  /**
   * Leases them, whatever the agent may hold otherwise: it holds them only until it fails them, in
   * the same transaction.
   */
  List<Lease> seize(ClaimRequest request, String action) {
    ClaimFrom from = Claiming.from(request);
    RowMapping<WorkItem> items = context.database().mapping(WorkItem.TYPE);
    Call next = context.call(new Ahead(from), WorkItem.TYPE, () -> Statement.nextWork(AHEAD, from));
    List<Found> found =
        context
            .fetch(Claiming.in(request, from, next), row -> Found.read(row, items), action)
            .stream()
            .filter(Found::isUnreadable)
            .toList();
    if (found.isEmpty()) {
      return List.of();
    }
    Call seize =
        context
            .call("seize")
            .with("projectIds", Call.array("uuid", found.stream().map(Found::project).toList()))
            .with("ids", Call.array("uuid", found.stream().map(Found::id).toList()))
            .with("versions", Call.array("bigint", found.stream().map(Found::version).toList()))
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

  /** A row that comes next. */
  private record Found(UUID project, UUID id, long version, boolean isUnreadable) {

    static Found read(ResultSet row, RowMapping<WorkItem> items) throws SQLException {
      boolean isUnreadable = false;
      try {
        items.read(row, 1);
      } catch (UnreadableValueException e) {
        isUnreadable = true;
      }
      return new Found(
          row.getObject("project_id", UUID.class),
          row.getObject("id", UUID.class),
          row.getLong("version"),
          isUnreadable);
    }
  }

  /** The key under which the statement that reads ahead is cached. */
  private record Ahead(ClaimFrom from) {}
}
