// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.sql.Statement;
import dev.keelson.work.Lease;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** One of the statements that the SQL stores share, and its arguments. */
final class Call {

  private final Statement statement;
  private final Map<String, @Nullable Object> arguments = new HashMap<>();

  private Call(Statement statement) {
    this.statement = statement;
  }

  static Call of(Statement statement) {
    return new Call(statement);
  }

  Call with(String parameter, @Nullable Object argument) {
    arguments.put(parameter, argument);
    return this;
  }

  /** Sets what the statement names as the row of {@code value} does. */
  <T, R extends Row> Call with(Mapping<T, R> mapping, T value) {
    arguments.putAll(mapping.columns().attributes(mapping.mapper().toRow(value)));
    return this;
  }

  /** Sets what the statement checks of the lease. */
  Call under(Lease lease) {
    return with("projectId", lease.projectId())
        .with("workItemId", lease.workItemId())
        .with("token", lease.token());
  }

  /** Runs the statement on the session's connection, and reads every row that it returns. */
  <T> List<T> rows(StatelessSession session, Reader<T> reader) {
    return session.doReturningWork(connection -> rows(connection, reader));
  }

  private <T> List<T> rows(Connection connection, Reader<T> reader) throws SQLException {
    try (PreparedStatement prepared = connection.prepareStatement(statement.positional())) {
      int index = 0;
      for (String parameter : statement.parameters()) {
        prepared.setObject(++index, argument(connection, arguments.get(parameter)));
      }
      try (ResultSet result = prepared.executeQuery()) {
        List<T> rows = new ArrayList<>();
        while (result.next()) {
          rows.add(reader.read(result));
        }
        return rows;
      }
    }
  }

  private static @Nullable Object argument(Connection connection, @Nullable Object argument)
      throws SQLException {
    return switch (argument) {
      case null -> null;
      case UUID[] ids -> connection.createArrayOf("uuid", ids);
      case String[] texts -> connection.createArrayOf("text", texts);
      case Long[] numbers -> connection.createArrayOf("bigint", numbers);
      case List<?> texts -> connection.createArrayOf("text", texts.toArray());
      default -> DomainTypes.jdbc(argument);
    };
  }

  /** Reads one row. */
  interface Reader<T> {
    T read(ResultSet result) throws SQLException;
  }
}
