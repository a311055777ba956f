// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.query.Names;
import dev.keelson.sql.Jsonb;
import dev.keelson.sql.UnreadableColumn;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Converter;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table, read straight from JDBC by the converters of the generated tables. On the
 * hot paths jOOQ's own rendering and reading would cost the client more than the rest of the call.
 */
final class Columns<R extends Record> {

  private final Table<R> table;
  private final List<Column<?, ?>> columns;
  private final List<String> names;

  Columns(Table<R> table) {
    this.table = table;
    columns = table.fieldStream().<Column<?, ?>>map(Column::of).toList();
    names = table.fieldStream().map(Field::getName).toList();
  }

  List<String> names() {
    return names;
  }

  /** Reads the current row of {@code result}, in which these columns begin at {@code first}. */
  R read(ResultSet result, int first) throws SQLException {
    R row = table.newRecord();
    int index = first;
    for (Column<?, ?> column : columns) {
      column.read(result, index++, row);
    }
    return row;
  }

  /** Returns the columns of {@code row} in a form that JDBC accepts, by the names of components. */
  Map<String, @Nullable Object> parameters(R row) {
    Map<String, @Nullable Object> parameters = new HashMap<>();
    for (Column<?, ?> column : columns) {
      parameters.put(column.parameter(), column.jdbc(row));
    }
    return parameters;
  }

  private record Column<B, V>(Field<V> field, Converter<B, V> converter, String parameter) {

    @SuppressWarnings("unchecked") // jOOQ forgets what it converts from
    static <V> Column<?, V> of(Field<V> field) {
      return new Column<>(
          field, (Converter<Object, V>) field.getConverter(), Names.component(field.getName()));
    }

    @Nullable Object jdbc(Record row) {
      return switch (converter.to(row.get(field))) {
        case null -> null;
        case Instant time -> time.atOffset(ZoneOffset.UTC);
        case JSONB json -> new Jsonb(json.data());
        case String[] texts -> Arrays.asList(texts);
        case Object other -> other;
      };
    }

    void read(ResultSet result, int index, Record row) throws SQLException {
      B stored = stored(result, index);
      V value;
      try {
        value = converter.from(stored);
      } catch (RuntimeException e) {
        throw new UnreadableColumn(field.getName(), result.getString(index), e);
      }
      if (value == null && stored != null) { // so jOOQ tells of a state that it does not know
        throw new UnreadableColumn(field.getName(), result.getString(index), null);
      }
      row.set(field, value);
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
