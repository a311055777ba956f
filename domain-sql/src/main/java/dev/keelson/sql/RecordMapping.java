// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.query.Names;
import dev.keelson.query.RowType;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads records whose columns are their components and that are not written by the mappers of a
 * store: log entries, facts, and projections of entities.
 */
final class RecordMapping<T> implements RowMapping<T> {

  private static final Map<Class<?>, RecordMapping<?>> KNOWN = new ConcurrentHashMap<>();

  private final RowType<T> type;
  private final Constructor<T> constructor;
  private final List<Class<?>> types;
  private final List<String> columns;
  private final Set<String> names;

  private RecordMapping(RowType<T> type) {
    this.type = type;
    RecordComponent[] components = type.type().getRecordComponents();
    try {
      constructor =
          type.type()
              .getConstructor(
                  Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(type.type() + " must be a record that is public", e);
    }
    types = Stream.of(components).<Class<?>>map(RecordMapping::type).toList();
    columns = Stream.of(components).map(RecordMapping::column).toList();
    names = Set.copyOf(columns);
  }

  @SuppressWarnings("unchecked") // what is cached for a type was created for it
  static <T> RecordMapping<T> of(RowType<T> type) {
    return (RecordMapping<T>) KNOWN.computeIfAbsent(type.type(), any -> new RecordMapping<>(type));
  }

  @Override
  public String relation() {
    return type.name();
  }

  @Override
  public Set<String> stateColumns() {
    return names;
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public T read(ResultSet row, int first) throws SQLException {
    @Nullable Object[] parts = new Object[types.size()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = Columns.readable(row, first + i, types.get(i), columns.get(i));
    }
    try {
      return constructor.newInstance(parts);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("a row of %s is no %s".formatted(type, type.type()), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the column of a component. */
  static String column(RecordComponent component) {
    return Names.column(component.getName()) + (component.getType() == Duration.class ? "_ms" : "");
  }

  private static Class<?> type(RecordComponent component) {
    return MethodType.methodType(component.getType()).wrap().returnType();
  }
}
