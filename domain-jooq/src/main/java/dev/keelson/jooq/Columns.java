// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jooq.Converter;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Columns that are read straight from JDBC, by the converters of the generated tables. On the hot
 * paths jOOQ's own rendering and reading would cost the client more than the rest of the call.
 */
final class Columns<R extends Record> {

  private static final Pattern WORD_START = Pattern.compile("_([a-z])");

  private final Supplier<R> newRow;
  private final List<Column<?, ?>> columns;

  private Columns(Supplier<R> newRow, Field<?>[] fields) {
    this.newRow = newRow;
    columns = Arrays.stream(fields).<Column<?, ?>>map(Column::of).toList();
  }

  /** All columns of {@code table}. */
  static <R extends Record> Columns<R> of(Table<R> table) {
    return new Columns<>(table::newRecord, table.fields());
  }

  static Columns<Record> of(Field<?>... fields) {
    return new Columns<>(() -> DSL.using(SQLDialect.POSTGRES).newRecord(fields), fields);
  }

  List<String> names() {
    return columns.stream().map(column -> '"' + column.field.getName() + '"').toList();
  }

  /** Reads the present row of {@code result}, whose columns are these, behind {@code others}. */
  R read(ResultSet result, int others) throws SQLException {
    R row = newRow.get();
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).read(result, others + i + 1, row);
    }
    return row;
  }

  /**
   * Sets the parameters of {@code call} that are named like these columns to what {@code row} has.
   */
  Call bind(Call call, R row) {
    for (Column<?, ?> column : columns) {
      column.bind(call, row);
    }
    return call;
  }

  /** What JDBC takes for a value of {@code column}. */
  static <V> @Nullable Object parameter(Field<V> column, @Nullable V value) {
    return switch (column.getConverter().to(value)) {
      case null -> null;
      case Instant time -> time.atOffset(ZoneOffset.UTC);
      case JSONB json -> json.data();
      case Object other -> other;
    };
  }

  private static String parameterName(Field<?> column) {
    return WORD_START
        .matcher(column.getName())
        .replaceAll(start -> start.group(1).toUpperCase(Locale.ROOT));
  }

  private record Column<B, V>(Field<V> field, Converter<B, V> converter, String parameter) {

    @SuppressWarnings("unchecked") // jOOQ forgets what it converts from
    static <V> Column<?, V> of(Field<V> field) {
      return new Column<>(field, (Converter<Object, V>) field.getConverter(), parameterName(field));
    }

    void bind(Call call, Record row) {
      call.with(parameter, field, row.get(field));
    }

    void read(ResultSet result, int index, Record row) throws SQLException {
      row.set(field, converter.from(stored(result, index)));
    }

    private @Nullable B stored(ResultSet result, int index) throws SQLException {
      Class<B> type = converter.fromType();
      if (type == Instant.class) {
        OffsetDateTime time = result.getObject(index, OffsetDateTime.class);
        return time == null ? null : type.cast(time.toInstant());
      }
      if (type == String[].class) {
        Array texts = result.getArray(index);
        return texts == null ? null : type.cast(texts.getArray());
      }
      return type == JSONB.class
          ? type.cast(JSONB.jsonbOrNull(result.getString(index)))
          : result.getObject(index, type);
    }
  }
}
