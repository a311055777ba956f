// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Connections through a proxy that passes on the words of a refusal, but not which constraint,
 * table or row it was about.
 */
final class WordsOnly {

  private static final Set<Class<?>> WRAPPED =
      Set.of(Connection.class, Statement.class, PreparedStatement.class);

  private WordsOnly() {}

  static DataSource over(DataSource real) {
    return (DataSource) wrapped(DataSource.class, real);
  }

  private static Object wrapped(Class<?> type, Object real) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (self, method, arguments) -> {
          try {
            Object result = method.invoke(real, arguments);
            return WRAPPED.contains(method.getReturnType()) && result != null
                ? wrapped(method.getReturnType(), result)
                : result;
          } catch (InvocationTargetException e) {
            throw e.getCause() instanceof PSQLException refusal
                    && refusal.getServerErrorMessage() != null
                ? wordsOf(refusal.getServerErrorMessage())
                : e.getCause();
          }
        });
  }

  /** In the wire format of the server's message. */
  private static PSQLException wordsOf(ServerErrorMessage told) {
    return new PSQLException(
        new ServerErrorMessage(
            "S%s\0C%s\0M%s\0"
                .formatted(told.getSeverity(), told.getSQLState(), told.getMessage())));
  }
}
