// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.agent.AgentExecution;
import dev.keelson.agent.UsageTotals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes model calls, and sums them up. */
public final class Usage {

  private static final BatchColumns<AgentExecution> COLUMNS = BatchColumns.of(AgentExecution.class);

  /** Writes a batch; its parameters are those of {@link #arguments}. */
  public static final Statement APPEND = COLUMNS.fill(Statement.load("append_usage"));

  /** Sums up the calls of {@code runId} in {@code projectId}. */
  public static final Statement TOTALS = Statement.load("usage_totals");

  private Usage() {}

  /** The arguments for a batch: of each column, the texts of all calls. */
  public static Map<String, @Nullable String[]> arguments(List<AgentExecution> calls) {
    return COLUMNS.arguments(calls);
  }

  /** Reads the present row of what {@link #TOTALS} gives. */
  public static UsageTotals totals(ResultSet sums) throws SQLException {
    return new UsageTotals(
        sums.getLong(1),
        sums.getLong(2),
        sums.getLong(3),
        sums.getLong(4),
        sums.getLong(5),
        sums.getLong(6),
        sums.getLong(7),
        Duration.ofMillis(sums.getLong(8)),
        sums.getBigDecimal(9),
        sums.getLong(10));
  }
}
