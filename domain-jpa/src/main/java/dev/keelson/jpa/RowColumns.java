// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.jpa.rows.InBody;
import dev.keelson.jpa.rows.Row;
import dev.keelson.query.Names;
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
 * The columns of a class of rows: what its fields are called in the database, and how the rows of
 * the shared statements are read. Those go straight through JDBC, since Hibernate finds out anew
 * with every native query what its columns are, which costs more than the rest of the call.
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
   * The column of an attribute: its name in snake case, and the unit where the type leaves it open.
   */
  static String name(String attribute, String type) {
    return Names.column(attribute) + (type.equals(Duration.class.getName()) ? "_ms" : "");
  }

  /** The names of the columns, in the order in which {@link #read} reads them. */
  List<String> names() {
    return names;
  }

  /** The names of those that are in the table which is written most often. */
  Set<String> stateNames() {
    return stateNames;
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

  /** What JDBC takes for the columns of {@code row}, by the names of components. */
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
          field.setAccessible(true); // the id, which has accessors for MapStruct's sake
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

  private record Column(Field field, Class<?> type) {

    String name() {
      return RowColumns.name(field.getName(), type.getName());
    }
  }
}
