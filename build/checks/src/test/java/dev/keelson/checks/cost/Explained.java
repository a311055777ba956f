// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.cost;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import tools.jackson.databind.json.JsonMapper;

/** A source of connections that keeps each statement it is asked, and can tell what that costs. */
final class Explained {

  /**
   * The server plans a statement for its arguments at first, and for any arguments when it has seen
   * it some times; which one a service meets is not ours to say.
   */
  private static final List<String> PLANS = List.of("force_custom_plan", "force_generic_plan");

  private final DataSource real;
  private final List<Asked> asked = new ArrayList<>();

  Explained(DataSource real) {
    this.real = real;
  }

  /** The same source, watched. */
  DataSource dataSource() {
    return watched(
        DataSource.class,
        real,
        (method, arguments, answer) ->
            answer instanceof Connection connection ? watched(connection) : answer);
  }

  /** What each statement costs that {@code ask} makes, by either plan. */
  List<Cost> of(Runnable ask) throws SQLException {
    return after("", ask);
  }

  /** The same if {@code change} were made to the database first. */
  List<Cost> after(String change, Runnable ask) throws SQLException {
    asked.clear();
    ask.run();
    List<Cost> costs = new ArrayList<>();
    for (Asked statement : List.copyOf(asked)) {
      for (String plan : PLANS) {
        costs.add(explain(statement, plan, change));
      }
    }
    return costs;
  }

  private Connection watched(Connection connection) {
    return watched(
        Connection.class,
        connection,
        (method, arguments, answer) ->
            answer instanceof PreparedStatement statement
                ? watched(statement, (String) arguments[0])
                : answer);
  }

  private PreparedStatement watched(PreparedStatement statement, String sql) {
    Map<Integer, String> literals = new TreeMap<>();
    return watched(
        PreparedStatement.class,
        statement,
        (method, arguments, answer) -> {
          if (method.startsWith("set") && arguments.length > 1) {
            literals.put((Integer) arguments[0], literal(arguments[1]));
          } else if (method.startsWith("execute")) {
            asked.add(new Asked(sql, List.copyOf(literals.values())));
          }
          return answer;
        });
  }

  private Cost explain(Asked statement, String plan, String change) throws SQLException {
    try (Connection connection = real.getConnection();
        Statement session = connection.createStatement()) {
      connection.setAutoCommit(false);
      try {
        session.execute(change);
        session.execute("set local plan_cache_mode = " + plan);
        session.execute("prepare asked as " + statement.numbered());
        try (ResultSet result =
            session.executeQuery(
                "explain (analyze, buffers, timing off, format json) execute asked"
                    + statement.arguments())) {
          result.next();
          return Cost.of(JsonMapper.shared().readTree(result.getString(1)).get(0).get("Plan"));
        } finally {
          session.execute("deallocate asked");
        }
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private static String literal(Object argument) {
    return "'" + argument.toString().replace("'", "''") + "'";
  }

  private static <T> T watched(Class<T> type, T target, Watch watch) {
    InvocationHandler handler =
        (self, method, arguments) ->
            watch.see(
                method.getName(),
                arguments == null ? new Object[0] : arguments,
                invoke(target, method, arguments));
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** A statement and its arguments, as literals. */
  private record Asked(String sql, List<String> literals) {

    String numbered() {
      StringBuilder numbered = new StringBuilder();
      int next = 1;
      for (String part : sql.split("\\?", -1)) {
        numbered.append(part);
        if (next <= literals.size()) {
          numbered.append('$').append(next++);
        }
      }
      return numbered.toString();
    }

    String arguments() {
      return literals.isEmpty() ? "" : literals.stream().collect(joining(", ", "(", ")"));
    }
  }

  private interface Watch {
    Object see(String method, Object[] arguments, Object answer) throws SQLException;
  }
}
