// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.postgres;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source that records what reaches the server through it, for tests of how many statements a
 * call costs. Made over another data source; what is not recorded costs nothing.
 */
public final class StatementRecorder {

  private final DataSource recorded;
  private volatile @Nullable List<String> sent;

  private StatementRecorder(DataSource dataSource) {
    recorded =
        proxy(
            DataSource.class,
            (self, method, arguments) -> {
              Object result = invoke(dataSource, method, arguments);
              return result instanceof Connection connection ? recording(connection) : result;
            });
  }

  /** Returns a recorder of what is sent through {@code dataSource}. */
  public static StatementRecorder over(DataSource dataSource) {
    return new StatementRecorder(Objects.requireNonNull(dataSource, "dataSource"));
  }

  /** The data source to give to what is recorded. */
  public DataSource dataSource() {
    return recorded;
  }

  /**
   * Runs {@code work} and returns what was sent meanwhile by all threads, in order: each prepared
   * statement with its parameters, and {@code begin}, {@code commit}, {@code rollback}, {@code
   * setSavepoint} and {@code releaseSavepoint}, which are round trips as well.
   */
  public List<String> during(Runnable work) {
    List<String> recording = new CopyOnWriteArrayList<>();
    sent = recording;
    try {
      work.run();
    } finally {
      sent = null;
    }
    return List.copyOf(recording);
  }

  private void record(String what) {
    List<String> recording = sent;
    if (recording != null) {
      recording.add(what);
    }
  }

  private Connection recording(Connection connection) {
    return proxy(
        Connection.class,
        (self, method, arguments) -> {
          switch (method.getName()) {
            case "setAutoCommit" -> {
              if (arguments[0].equals(false)) {
                record("begin");
              }
            }
            case "commit", "rollback", "setSavepoint", "releaseSavepoint" ->
                record(method.getName());
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
            record(text(statement));
          }
          return invoke(statement, method, arguments);
        });
  }

  /** The driver's own statement, not the pool's wrapper, has its text with the parameters. */
  private static String text(PreparedStatement statement) throws SQLException {
    return statement
        .unwrap(PreparedStatement.class)
        .toString()
        .replaceFirst("^Hikari\\S* wrapping ", "");
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
