// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.jpa.rows.InBody;
import dev.keelson.jpa.rows.Row;
import dev.keelson.query.Names;
import dev.keelson.sql.UnreadableColumn;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.TypeVariable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a class of rows: the database names of its fields, and how rows of the shared
 * statements are read. They are read through JDBC directly, since Hibernate determines the columns
 * of a native query again on every call, which costs more than the rest of the call.
 */
final class RowColumns<R extends Row> {

  private final Constructor<R> constructor;
  private final List<Column> columns;
  private final List<String> names;
  private final Set<String> stateNames;

  private RowColumns(Constructor<R> constructor, List<Column> columns) {
    this.constructor = constructor;
    this.columns = columns;
    names = columns.stream().map(Column::name).toList();
    stateNames =
        columns.stream()
            .filter(column -> !column.field.isAnnotationPresent(InBody.class))
            .map(Column::name)
            .collect(Collectors.toUnmodifiableSet());
  }

  static <R extends Row> RowColumns<R> of(Class<R> row) {
    try {
      return new RowColumns<>(row.getDeclaredConstructor(), columns(row));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("%s must have no constructor".formatted(row), e);
    }
  }

  /**
   * Returns the column of an attribute: its name in snake case, with the unit where the type does
   * not imply it.
   */
  static String name(String attribute, String type) {
    return Names.column(attribute) + (type.equals(Duration.class.getName()) ? "_ms" : "");
  }

  /** Returns the names of the columns, in the order in which {@link #read} reads them. */
  List<String> names() {
    return names;
  }

  /** Returns the names of the columns in the table that is written most often. */
  Set<String> stateNames() {
    return stateNames;
  }

  /** Returns the types of the attributes. */
  List<Class<?>> types() {
    return columns.stream().<Class<?>>map(Column::type).toList();
  }

  /** Reads a row whose columns begin at {@code first}. */
  R read(ResultSet result, int first) throws SQLException {
    try {
      R row = constructor.newInstance();
      int index = first;
      for (Column column : columns) {
        Object value = read(result, index++, column);
        if (value != null) {
          column.field.set(row, value);
        }
      }
      return row;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Object read(ResultSet result, int index, Column column)
      throws SQLException {
    try {
      return DomainTypes.read(result, index, column.type);
    } catch (RuntimeException e) {
      throw new UnreadableColumn(column.name(), result.getString(index), e);
    }
  }

  /** Returns the columns of {@code row} in a form that JDBC accepts, by the names of components. */
  Map<String, @Nullable Object> parameters(R row) {
    Map<String, @Nullable Object> parameters = new HashMap<>();
    try {
      for (Column column : columns) {
        Object value = column.field.get(row);
        parameters.put(
            Names.component(column.name()), value == null ? null : DomainTypes.jdbc(value));
      }
      return parameters;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Column> columns(Class<?> row) {
    List<Column> columns = new ArrayList<>();
    for (Class<?> part = row; part != Object.class; part = part.getSuperclass()) {
      for (Field field : part.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          field.setAccessible(true); // the id, which has accessors because of MapStruct
          columns.add(new Column(field, type(field, row)));
        }
      }
    }
    return columns;
  }

  /** Returns the type of a field; for an id, the type argument of the row. */
  private static Class<?> type(Field field, Class<?> row) {
    return field.getGenericType() instanceof TypeVariable<?>
        ? (Class<?>) ((ParameterizedType) row.getGenericSuperclass()).getActualTypeArguments()[0]
        : field.getType();
  }

  private record Column(Field field, Class<?> type) {

    String name() {
      return RowColumns.name(field.getName(), type.getName());
    }
  }
}
