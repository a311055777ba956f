// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.core.Actor;
import dev.keelson.core.CachedToken;
import dev.keelson.core.Digest;
import dev.keelson.core.Failure;
import dev.keelson.core.Id;
import dev.keelson.core.Json;
import dev.keelson.core.OpenEnum;
import dev.keelson.core.SecretRef;
import dev.keelson.core.State;
import dev.keelson.query.Names;
import dev.keelson.query.Scalar;
import dev.keelson.work.Lease;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One execution of a statement, with its arguments, which may be of the domain's types. */
final class Call {

  private static final LocalDate FIRST_DAY = LocalDate.ofInstant(Scalar.FIRST, ZoneOffset.UTC);
  private static final LocalDate LAST_DAY = LocalDate.ofInstant(Scalar.LAST, ZoneOffset.UTC);

  private final Statement statement;
  private final Map<String, @Nullable Object> arguments = new HashMap<>();

  Call(Statement statement) {
    this.statement = statement;
  }

  /** Sets an argument. */
  Call with(String parameter, @Nullable Object argument) {
    arguments.put(parameter, argument);
    return this;
  }

  /** Sets arguments. */
  Call with(Map<String, ? extends @Nullable Object> more) {
    arguments.putAll(more);
    return this;
  }

  /** Sets the arguments by which a statement checks a lease. */
  Call under(Lease lease) {
    return with("projectId", lease.projectId())
        .with("subjectId", lease.subject())
        .with("token", lease.token())
        .with("holder", lease.holder());
  }

  /** Runs the statement and reads every row that it returns. */
  <T> List<T> fetch(Connection connection, RowReader<T> reader) throws SQLException {
    try (PreparedStatement prepared = connection.prepareStatement(statement.positional())) {
      int index = 0;
      for (String parameter : statement.parameters()) {
        if (!arguments.containsKey(parameter)) {
          throw new IllegalStateException("no argument for :" + parameter);
        }
        bind(prepared, ++index, jdbc(connection, arguments.get(parameter)));
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

  private static void bind(PreparedStatement prepared, int index, @Nullable Object argument)
      throws SQLException {
    if (argument instanceof Jsonb(String text)) {
      prepared.setObject(index, text, Types.OTHER);
    } else {
      prepared.setObject(index, argument);
    }
  }

  /** Returns an argument in a form that JDBC accepts. */
  static @Nullable Object jdbc(Connection connection, @Nullable Object argument)
      throws SQLException {
    return switch (argument) {
      case null -> null;
      case Array(String type, Collection<?> elements) ->
          connection.createArrayOf(type, elements(elements));
      case Collection<?> texts -> connection.createArrayOf("text", elements(texts));
      default -> plain(argument);
    };
  }

  /** Returns a list of values as an array of that PostgreSQL type. */
  static Object array(String type, Collection<?> elements) {
    return new Array(type, elements);
  }

  /** Returns a list of ids as an array. */
  static Object ids(Collection<? extends Id> ids) {
    return new Array("uuid", ids);
  }

  /** Returns a value in a form that JDBC accepts. */
  static Object plain(Object value) {
    return switch (value) {
      case Id id -> id.value();
      case State state -> state.wireName();
      case OpenEnum word -> word.value();
      case Actor actor -> actor.toString();
      case Digest digest -> digest.hex();
      case SecretRef secret -> secret.name();
      case CachedToken token -> token.reveal();
      case Instant time -> time(time);
      case LocalDate day when day.isAfter(LAST_DAY) -> LocalDate.MAX;
      case LocalDate day when day.isBefore(FIRST_DAY) -> LocalDate.MIN;
      case Duration duration -> duration.toMillis();
      case Json json -> json.text();
      case Failure failure -> failure.toJson().text();
      default -> value;
    };
  }

  /** Returns a time in a form that JDBC accepts; one that no column can hold has no end. */
  private static OffsetDateTime time(Instant time) {
    return time.isAfter(Scalar.LAST)
        ? OffsetDateTime.MAX
        : time.isBefore(Scalar.FIRST) ? OffsetDateTime.MIN : time.atOffset(ZoneOffset.UTC);
  }

  /** Returns the name of the parameter for a column. */
  static String parameter(String column) {
    return Names.component(column);
  }

  private static @Nullable Object[] elements(Collection<?> elements) {
    return elements.stream().map(element -> element == null ? null : plain(element)).toArray();
  }

  /** Reads one row. */
  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet result) throws SQLException;
  }

  private record Array(String type, Collection<?> elements) {}
}
