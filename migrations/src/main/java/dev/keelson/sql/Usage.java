// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.agent.AgentExecution;
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
}
