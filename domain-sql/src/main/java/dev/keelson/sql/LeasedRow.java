// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.agent.AgentId;
import dev.keelson.core.Id;
import dev.keelson.core.Leasable;
import dev.keelson.core.ProjectId;
import dev.keelson.core.UnreadableValueException;
import dev.keelson.query.EntityType;
import dev.keelson.work.Lease;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row that was just leased: its value, or else the lease on it and why this release can't read
 * it.
 */
record LeasedRow<T>(
    @Nullable T value, @Nullable Lease lease, @Nullable UnreadableValueException problem) {

  /** Reads the current row, whose columns begin at {@code first}. */
  static <T, I extends Id & Leasable> LeasedRow<T> read(
      ResultSet row, int first, EntityType<?, I> type, RowMapping<T> mapping) throws SQLException {
    try {
      return new LeasedRow<>(mapping.read(row, first), null, null);
    } catch (UnreadableValueException e) {
      Lease lease =
          Lease.builder()
              .projectId(new ProjectId(column(row, first, mapping, "project_id", UUID.class)))
              .subject(type.newId(column(row, first, mapping, "id", UUID.class)))
              .holder(new AgentId(column(row, first, mapping, "locked_by_agent_id", UUID.class)))
              .token(column(row, first, mapping, "lease_token", Long.class))
              .until(column(row, first, mapping, "lease_until", OffsetDateTime.class).toInstant())
              .build();
      return new LeasedRow<>(null, lease, e);
    }
  }

  private static <C> C column(
      ResultSet row, int first, RowMapping<?> mapping, String name, Class<C> type)
      throws SQLException {
    return row.getObject(first + mapping.columns().indexOf(name), type);
  }
}
