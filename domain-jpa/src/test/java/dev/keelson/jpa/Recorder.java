// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A data source that writes down what reaches the server through it. */
final class Recorder {

  private final DataSource dataSource;
  private final List<String> sent = new ArrayList<>();

  Recorder(DataSource dataSource) {
    this.dataSource =
        proxy(
            DataSource.class,
            (self, method, arguments) ->
                method.getName().equals("getConnection")
                    ? recording((Connection) invoke(dataSource, method, arguments))
                    : invoke(dataSource, method, arguments));
  }

  DataSource dataSource() {
    return dataSource;
  }

  /** What {@code work} sent: the text of each statement, {@code BEGIN} and {@code COMMIT}. */
  List<String> during(Runnable work) {
    sent.clear();
    work.run();
    return List.copyOf(sent);
  }

  private Connection recording(Connection connection) {
    return proxy(
        Connection.class,
        (self, method, arguments) -> {
          Object result = invoke(connection, method, arguments);
          switch (method.getName()) {
            case "prepareStatement" -> {
              return recording((PreparedStatement) result, (String) arguments[0]);
            }
            case "setAutoCommit" -> {
              if (Boolean.FALSE.equals(arguments[0])) {
                sent.add("BEGIN");
              }
            }
            case "commit" -> sent.add("COMMIT");
            case "rollback" -> sent.add("ROLLBACK");
            case "setSavepoint" -> sent.add("SAVEPOINT");
            default -> {}
          }
          return result;
        });
  }

  private PreparedStatement recording(PreparedStatement statement, String text) {
    return proxy(
        PreparedStatement.class,
        (self, method, arguments) -> {
          if (method.getName().startsWith("execute")) {
            sent.add(text);
          }
          return invoke(statement, method, arguments);
        });
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
