// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.cost;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A source of connections that keeps each query it is asked, and can tell what that costs. */
final class Explained {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final DataSource real;
  private final List<Asked> asked = new ArrayList<>();

  Explained(DataSource real) {
    this.real = real;
  }

  /** The same source, watched. */
  DataSource dataSource() {
    return proxy(
        DataSource.class,
        real,
        (name, args, answer) ->
            answer instanceof Connection connection ? watched(connection) : answer);
  }

  /** What the queries cost that {@code ask} makes. */
  List<Cost> of(Runnable ask) throws SQLException {
    asked.clear();
    ask.run();
    List<Cost> costs = new ArrayList<>();
    for (Asked query : List.copyOf(asked)) {
      costs.add(explain(query));
    }
    return costs;
  }

  private Connection watched(Connection connection) {
    return proxy(
        Connection.class,
        connection,
        (name, args, answer) ->
            name.equals("prepareStatement") && answer instanceof PreparedStatement statement
                ? watched(statement, (String) args[0])
                : answer);
  }

  private PreparedStatement watched(PreparedStatement statement, String sql) {
    Map<Integer, Object> arguments = new TreeMap<>();
    return proxy(
        PreparedStatement.class,
        statement,
        (name, args, answer) -> {
          if (name.startsWith("set") && args.length >= 2 && args[0] instanceof Integer index) {
            arguments.put(index, args[1]);
          } else if (name.equals("executeQuery")) {
            asked.add(new Asked(sql, Map.copyOf(arguments)));
          }
          return answer;
        });
  }

  private Cost explain(Asked query) throws SQLException {
    try (Connection connection = real.getConnection();
        PreparedStatement explain =
            connection.prepareStatement(
                "explain (analyze, buffers, timing off, format json) " + query.sql)) {
      for (Map.Entry<Integer, Object> argument : query.arguments.entrySet()) {
        explain.setObject(argument.getKey(), argument.getValue());
      }
      try (ResultSet result = explain.executeQuery()) {
        result.next();
        JsonNode plan = JSON.readTree(result.getString(1)).get(0).get("Plan");
        return new Cost(
            plan.get("Shared Hit Blocks").asLong() + plan.get("Shared Read Blocks").asLong(),
            rows(plan),
            query.sql);
      }
    }
  }

  /** The rows that scans gave, and those that they read and threw away. */
  private static long rows(JsonNode node) {
    long rows = 0;
    if (node.get("Node Type").asString().contains("Scan") && node.has("Relation Name")) {
      double given = node.get("Actual Rows").asDouble();
      double removed =
          node.path("Rows Removed by Filter").asDouble(0)
              + node.path("Rows Removed by Index Recheck").asDouble(0);
      rows += Math.round((given + removed) * node.get("Actual Loops").asDouble());
    }
    for (JsonNode child : node.path("Plans")) {
      rows += rows(child);
    }
    return rows;
  }

  private static <T> T proxy(Class<T> type, T target, After after) {
    return type.cast(
        Proxy.newProxyInstance(
            Explained.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, args) -> {
              try {
                Object answer = method.invoke(target, args);
                return after.then(method.getName(), args == null ? new Object[0] : args, answer);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  /**
   * What a query costs.
   *
   * @param blocks how many blocks it reads, from memory or disk
   * @param rows how many rows its scans read
   */
  record Cost(long blocks, long rows, String sql) {}

  private record Asked(String sql, Map<Integer, Object> arguments) {}

  private interface After {
    Object then(String method, Object[] args, Object answer) throws SQLException;
  }
}
