// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.WORK_ITEM;

import dev.keelson.core.Id;
import dev.keelson.sql.Statement;
import dev.keelson.work.Lease;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** One run of a hot statement, with its parameters. */
final class Call {

  private final Statement statement;
  private final Map<String, @Nullable Object> parameters = new HashMap<>();

  Call(Statement statement) {
    this.statement = statement;
  }

  /** Sets a parameter to a value of {@code column}'s type. */
  <V> Call with(String parameter, Field<V> column, @Nullable V value) {
    return with(parameter, Columns.parameter(column, value));
  }

  /** Sets a parameter to a value that JDBC takes. */
  Call with(String parameter, @Nullable Object value) {
    parameters.put(parameter, value);
    return this;
  }

  /** Sets a parameter to a list of ids. */
  Call withIds(String parameter, Collection<? extends Id> ids) {
    return with(parameter, new Elements("uuid", ids.stream().map(Id::value).toList()));
  }

  /** Sets a parameter to a list of numbers. */
  Call withNumbers(String parameter, Collection<Long> numbers) {
    return with(parameter, new Elements("bigint", numbers));
  }

  /** Sets a parameter to a list of texts. */
  Call withTexts(String parameter, @Nullable String[] texts) {
    return with(parameter, new Elements("text", Arrays.asList(texts)));
  }

  /** Sets the parameters of the check that the lease still counts. */
  Call under(Lease lease) {
    return with("projectId", WORK_ITEM.PROJECT_ID, lease.projectId())
        .with("workItemId", WORK_ITEM.ID, lease.workItemId())
        .with("token", WORK_ITEM.LEASE_TOKEN, lease.token());
  }

  /** Runs it, and reads every row that it returns. */
  <T> List<T> fetch(DSLContext dsl, RowReader<T> reader) {
    return dsl.connectionResult(connection -> fetch(connection, reader));
  }

  private <T> List<T> fetch(Connection connection, RowReader<T> reader) throws SQLException {
    try (PreparedStatement prepared = connection.prepareStatement(statement.positional())) {
      int index = 0;
      for (String parameter : statement.parameters()) {
        prepared.setObject(++index, jdbc(connection, parameters.get(parameter)));
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

  private static @Nullable Object jdbc(Connection connection, @Nullable Object value)
      throws SQLException {
    return value instanceof Elements(String type, Collection<?> elements)
        ? connection.createArrayOf(type, elements.toArray())
        : value;
  }

  /** Reads one row. */
  interface RowReader<T> {
    T read(ResultSet result) throws SQLException;
  }

  private record Elements(String type, Collection<?> elements) {}
}
