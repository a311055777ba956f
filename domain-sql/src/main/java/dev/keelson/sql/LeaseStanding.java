// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.core.NotFoundException;
import dev.keelson.query.EntityType;
import dev.keelson.work.LeaseRequest;
import dev.keelson.work.WorkItem;

/**
 * What only the database knows about something that nobody could lease.
 *
 * @param running whether its lease has not expired
 * @param blocked whether it waits for another item
 * @param full whether the agent may have no more
 */
record LeaseStanding(boolean running, boolean blocked, boolean full) {

  private static final String BLOCKED = "exists (%s)".formatted(Statement.unresolved());

  static LeaseStanding of(StoreContext context, EntityType<?, ?> type, LeaseRequest request) {
    Call call =
        context
            .call(
                new OfTable(type),
                null,
                () ->
                    Statement.load("lease_standing")
                        .filled("table", type.name())
                        .filled("blocked", type.equals(WorkItem.TYPE) ? BLOCKED : "false"))
            .with("projectId", request.projectId())
            .with("subjectId", request.subject())
            .with("agentId", request.agent());
    return context
        .fetch(
            call,
            row -> new LeaseStanding(row.getBoolean(1), row.getBoolean(2), row.getBoolean(3)),
            "read " + request.subject().describe())
        .stream()
        .findFirst()
        .orElseThrow(() -> new NotFoundException(request.subject()));
  }

  /** The key under which the statement is cached. */
  private record OfTable(EntityType<?, ?> type) {}
}
