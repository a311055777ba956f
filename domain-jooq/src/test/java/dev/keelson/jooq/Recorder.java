// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A data source that writes down what reaches the server through it, with its parameters. */
final class Recorder {

  private final DataSource recorded;
  private final List<String> sent = new ArrayList<>();

  Recorder(DataSource dataSource) {
    recorded =
        proxy(
            DataSource.class,
            (self, method, arguments) -> {
              Object result = invoke(dataSource, method, arguments);
              return result instanceof Connection connection ? recording(connection) : result;
            });
  }

  DataSource dataSource() {
    return recorded;
  }

  /** What {@code work} sent: statements, and what begins and ends transactions. */
  List<String> during(Runnable work) {
    sent.clear();
    work.run();
    return List.copyOf(sent);
  }

  private Connection recording(Connection connection) {
    return proxy(
        Connection.class,
        (self, method, arguments) -> {
          switch (method.getName()) {
            case "setAutoCommit" -> {
              if (arguments[0].equals(false)) {
                sent.add("begin");
              }
            }
            case "commit", "rollback", "setSavepoint", "releaseSavepoint" ->
                sent.add(method.getName());
            default -> {}
          }
          Object result = invoke(connection, method, arguments);
          return result instanceof PreparedStatement statement ? recording(statement) : result;
        });
  }

  private PreparedStatement recording(PreparedStatement statement) {
    return proxy(
        PreparedStatement.class,
        (self, method, arguments) -> {
          if (method.getName().startsWith("execute")) {
            // the driver's own statement, not the pool's wrapper, says its text with the parameters
            sent.add(
                statement
                    .unwrap(PreparedStatement.class)
                    .toString()
                    .replaceFirst("^Hikari\\S* wrapping ", ""));
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
