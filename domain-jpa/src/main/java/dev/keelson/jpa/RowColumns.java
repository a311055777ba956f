// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

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
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a class of rows: what its fields are called in the database, and how the rows of
 * the shared statements are read. Those go straight through JDBC, since Hibernate finds out anew
 * with every native query what its columns are, which costs more than the rest of the call.
 */
final class RowColumns<R extends Row> {

  private final Constructor<R> constructor;
  private final List<Column> columns;

  private RowColumns(Constructor<R> constructor, List<Column> columns) {
    this.constructor = constructor;
    this.columns = columns;
  }

  static <R extends Row> RowColumns<R> of(Class<R> row) {
    try {
      return new RowColumns<>(row.getDeclaredConstructor(), columns(row));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("%s must have no constructor".formatted(row), e);
    }
  }

  /**
   * The column of an attribute: its name in snake case, and the unit where the type leaves it open.
   */
  static String name(String attribute, String type) {
    String context = type.equals(Duration.class.getName()) ? "_ms" : "";
    return attribute.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT) + context;
  }

  /** The names of the columns, in the order in which {@link #read} reads them. */
  List<String> names() {
    return columns.stream()
        .map(column -> name(column.field.getName(), column.type.getName()))
        .toList();
  }

  /** The types of the attributes. */
  List<Class<?>> types() {
    return columns.stream().<Class<?>>map(Column::type).toList();
  }

  /** Reads a row whose columns begin at {@code first}. */
  R read(ResultSet result, int first) throws SQLException {
    try {
      R row = constructor.newInstance();
      int index = first;
      for (Column column : columns) {
        Object value = DomainTypes.read(result, index++, column.type);
        if (value != null) {
          column.field.set(row, value);
        }
      }
      return row;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The values of all attributes, by name. */
  Map<String, @Nullable Object> attributes(R row) {
    Map<String, @Nullable Object> attributes = new HashMap<>();
    try {
      for (Column column : columns) {
        attributes.put(column.field.getName(), column.field.get(row));
      }
      return attributes;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Column> columns(Class<?> row) {
    List<Column> columns = new ArrayList<>();
    for (Class<?> part = row; part != Row.class; part = part.getSuperclass()) {
      for (Field field : part.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          columns.add(new Column(field, type(field, row)));
        }
      }
    }
    return columns;
  }

  /** The type of a field; of an id, the one that the row gives for the type variable. */
  private static Class<?> type(Field field, Class<?> row) {
    return field.getGenericType() instanceof TypeVariable<?>
        ? (Class<?>) ((ParameterizedType) row.getGenericSuperclass()).getActualTypeArguments()[0]
        : field.getType();
  }

  private record Column(Field field, Class<?> type) {}
}
