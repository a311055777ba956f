// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.core.Failure;
import dev.keelson.core.Json;
import dev.keelson.query.Names;
import dev.keelson.query.RowType;
import dev.keelson.query.Scalar;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How records are read whose columns are their components, and that no store writes by itself: what
 * is appended or written once, and parts of entities.
 */
final class RecordMapping<T> implements RowMapping<T> {

  private static final ClassValue<Layout> LAYOUTS =
      new ClassValue<>() {
        @Override
        protected Layout computeValue(Class<?> type) {
          return Layout.of(type);
        }
      };

  /** What {@link java.sql.ResultSet#getObject(int, Class)} reads. */
  private static final Set<Class<?>> PLAIN =
      Set.of(
          String.class, UUID.class, Integer.class, Long.class, Boolean.class, BigDecimal.class);

  private final RowType<T> type;
  private final Layout layout;

  private RecordMapping(RowType<T> type, Layout layout) {
    this.type = type;
    this.layout = layout;
  }

  static <T> RecordMapping<T> of(RowType<T> type) {
    return new RecordMapping<>(type, LAYOUTS.get(type.type()));
  }

  @Override
  public String relation() {
    return type.name();
  }

  @Override
  public Set<String> stateColumns() {
    return layout.names;
  }

  @Override
  public List<String> columns() {
    return layout.columns;
  }

  @Override
  public T read(ResultSet row, int first) throws SQLException {
    @Nullable Object[] parts = new Object[layout.types.size()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = read(row, first + i, layout.types.get(i));
    }
    try {
      return type.type().cast(layout.constructor.newInstance(parts));
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("a row of %s is no %s".formatted(type, type.type()), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Mappings are equal if they read the same, so that statements can be kept by them. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RecordMapping<?> mapping && mapping.layout == layout;
  }

  @Override
  public int hashCode() {
    return layout.hashCode();
  }

  /** The column of a component. */
  static String column(RecordComponent component) {
    return Names.column(component.getName()) + (component.getType() == Duration.class ? "_ms" : "");
  }

  private static @Nullable Object read(ResultSet row, int index, Class<?> type)
      throws SQLException {
    if (PLAIN.contains(type)) {
      return row.getObject(index, type);
    }
    if (type == Instant.class) {
      OffsetDateTime time = row.getObject(index, OffsetDateTime.class);
      return time == null ? null : time.toInstant();
    }
    String text = row.getString(index);
    return text == null ? null : value(text, type);
  }

  private static Object value(String text, Class<?> type) {
    if (type == Json.class) {
      return Json.parse(text);
    }
    return type == Failure.class ? Failure.fromJson(Json.parse(text)) : Scalar.parse(text, type);
  }

  private record Layout(
      Constructor<?> constructor, List<String> columns, Set<String> names, List<Class<?>> types) {

    static Layout of(Class<?> type) {
      RecordComponent[] components = type.getRecordComponents();
      try {
        List<String> columns = Stream.of(components).map(RecordMapping::column).toList();
        return new Layout(
            type.getConstructor(
                Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new)),
            columns,
            Set.copyOf(columns),
            Arrays.stream(components).<Class<?>>map(Layout::type).toList());
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException(type + " must be a record that is public", e);
      }
    }

    private static Class<?> type(RecordComponent component) {
      return MethodType.methodType(component.getType()).wrap().returnType();
    }
  }
}
