// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.query.EntityType;
import dev.keelson.sql.RowMapping;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableRecord;
import org.jspecify.annotations.Nullable;
import org.mapstruct.factory.Mappers;

/**
 * The tables of an entity: one table, or a narrow one for the state and one for the body, read
 * through a view of both.
 */
final class EntityTable<T extends Entity<I>, I extends Id, R extends TableRecord<R>>
    implements RowMapping<T> {

  final EntityType<T, I> type;
  private final Table<R> rows;
  private final RowMapper<T, R> mapper;
  private final Columns<R> columns;
  private final Set<String> stateColumns;

  private EntityTable(
      EntityType<T, I> type, RowMapper<T, R> mapper, Table<R> rows, Table<?> state) {
    this.type = type;
    this.mapper = mapper;
    this.rows = rows;
    columns = new Columns<>(rows);
    stateColumns = state.fieldStream().map(Field::getName).collect(Collectors.toUnmodifiableSet());
  }

  /** Returns an entity in one table. */
  static <T extends Entity<I>, I extends Id, R extends TableRecord<R>> EntityTable<T, I, R> of(
      EntityType<T, I> type, Class<? extends RowMapper<T, R>> mapper, Table<R> table) {
    return new EntityTable<>(type, Mappers.getMapper(mapper), table, table);
  }

  /** Returns an entity in two tables. */
  static <T extends Entity<I>, I extends Id, R extends TableRecord<R>> EntityTable<T, I, R> of(
      EntityType<T, I> type,
      Class<? extends RowMapper<T, R>> mapper,
      Table<R> view,
      Table<?> state) {
    return new EntityTable<>(type, Mappers.getMapper(mapper), view, state);
  }

  @Override
  public String relation() {
    return rows.getName();
  }

  @Override
  public Set<String> stateColumns() {
    return stateColumns;
  }

  @Override
  public List<String> columns() {
    return columns.names();
  }

  @Override
  public T read(ResultSet row, int first) throws SQLException {
    return mapper.toValue(columns.read(row, first));
  }

  /** Returns the columns of a value in a form that JDBC accepts, by the names of components. */
  Map<String, @Nullable Object> parameters(T value) {
    return columns.parameters(mapper.toRow(value));
  }
}
