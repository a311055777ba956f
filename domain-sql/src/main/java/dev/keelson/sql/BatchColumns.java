// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import static java.util.stream.Collectors.joining;

import dev.keelson.core.Failure;
import dev.keelson.core.Id;
import dev.keelson.core.OpenEnum;
import dev.keelson.core.State;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a batch of records, passed as one array of texts per column and cast to their
 * types in the statement.
 */
final class BatchColumns<T> {

  private final List<RecordComponent> columns;

  private BatchColumns(List<RecordComponent> columns) {
    this.columns = columns;
  }

  /** Returns the columns of a record, without these components. */
  static <T> BatchColumns<T> of(Class<T> type, String... without) {
    return new BatchColumns<>(
        Stream.of(type.getRecordComponents())
            .filter(column -> !List.of(without).contains(column.getName()))
            .toList());
  }

  /**
   * Fills {@code {columns}} with the names of the columns, {@code {arrays}} with the parameters,
   * and {@code {values}} with the cast elements.
   */
  Statement fill(Statement template) {
    return template
        .filled("columns", columns(RecordMapping::column))
        .filled("arrays", columns(column -> "cast(:%s as text[])".formatted(column.getName())))
        .filled("values", columns(BatchColumns::value));
  }

  /** Returns the arguments for a batch: for each column, the texts of all records. */
  Map<String, Object> arguments(List<T> records) {
    Map<String, Object> arguments = new HashMap<>();
    for (RecordComponent column : columns) {
      arguments.put(
          column.getName(),
          Call.array("text", records.stream().map(record -> text(read(column, record))).toList()));
    }
    return arguments;
  }

  private String columns(Function<RecordComponent, String> form) {
    return columns.stream().map(form).collect(joining(", "));
  }

  private static String value(RecordComponent column) {
    String type = type(column.getType());
    return type.equals("text")
        ? RecordMapping.column(column)
        : "cast(%s as %s)".formatted(RecordMapping.column(column), type);
  }

  private static String type(Class<?> type) {
    if (Id.class.isAssignableFrom(type)) {
      return "uuid";
    }
    return switch (type.getSimpleName()) {
      case "Instant" -> "timestamptz";
      case "Json", "Failure" -> "jsonb";
      case "Long", "Duration" -> "bigint";
      case "BigDecimal" -> "numeric";
      case "boolean" -> "boolean";
      default -> "text";
    };
  }

  private static @Nullable String text(@Nullable Object part) {
    return switch (part) {
      case null -> null;
      case State state -> state.wireName();
      case OpenEnum word -> word.value();
      case Failure failure -> failure.toJson().text();
      case Duration duration -> Long.toString(duration.toMillis());
      case BigDecimal number -> number.toPlainString();
      default -> part.toString();
    };
  }

  private static @Nullable Object read(RecordComponent column, Object record) {
    try {
      return column.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(column + " must be public and never throw", e);
    }
  }
}
