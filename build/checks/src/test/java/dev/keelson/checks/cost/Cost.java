// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.cost;

import tools.jackson.databind.JsonNode;

/**
 * What a query cost when it ran.
 *
 * @param rows how many rows, or entries of an index, its scans read: those that they gave, and
 *     those that they threw away
 * @param blocks how many blocks it read, from memory or disk
 * @param plan how it ran, for whoever has to find out why it cost that much
 */
record Cost(long rows, long blocks, String plan) {

  /** The cost that {@code explain (analyze, buffers)} tells of. */
  static Cost of(JsonNode plan) {
    return new Cost(
        Math.round(rows(plan)),
        plan.get("Shared Hit Blocks").asLong() + plan.get("Shared Read Blocks").asLong(),
        lines(plan, "").toString());
  }

  private static double rows(JsonNode node) {
    double below = 0;
    for (JsonNode child : node.path("Plans")) {
      below += rows(child);
    }
    if (node.get("Node Type").asString().equals("Bitmap Heap Scan")) {
      return Math.max(read(node), below); // entries that lead to rows are counted once
    }
    boolean scans = node.has("Relation Name") || node.has("Index Name");
    return scans ? read(node) + below : below;
  }

  private static double read(JsonNode scan) {
    double rows =
        scan.get("Actual Rows").asDouble()
            + scan.path("Rows Removed by Filter").asDouble(0)
            + scan.path("Rows Removed by Index Recheck").asDouble(0);
    return rows * scan.get("Actual Loops").asDouble();
  }

  private static StringBuilder lines(JsonNode node, String indent) {
    StringBuilder lines = new StringBuilder(indent);
    lines.append(node.get("Node Type").asString());
    for (String of : new String[] {"Relation Name", "Index Name", "Index Cond", "Filter"}) {
      if (node.has(of)) {
        lines.append(", ").append(of).append(' ').append(node.get(of).asString());
      }
    }
    lines
        .append(": rows ")
        .append(node.get("Actual Rows").asString())
        .append(" + ")
        .append(node.path("Rows Removed by Filter").asLong(0))
        .append(", loops ")
        .append(node.get("Actual Loops").asString())
        .append(", blocks ")
        .append(node.get("Shared Hit Blocks").asLong() + node.get("Shared Read Blocks").asLong())
        .append('\n');
    for (JsonNode child : node.path("Plans")) {
      lines.append(lines(child, indent + "  "));
    }
    return lines;
  }
}
