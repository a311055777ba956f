// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.jpa.rows.Row;
import dev.keelson.jpa.rows.RowMapper;
import dev.keelson.query.EntityType;
import dev.keelson.sql.RowMapping;
import jakarta.persistence.SecondaryTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapstruct.factory.Mappers;

/** The mapping of an entity. */
final class Mapping<T extends Entity<I>, I extends Id, R extends Row> implements RowMapping<T> {

  private final EntityType<T, I> type;
  private final Class<R> row;
  private final RowColumns<R> columns;
  private final RowMapper<T, R> mapper;

  private Mapping(EntityType<T, I> type, Class<R> row, RowMapper<T, R> mapper) {
    this.type = type;
    this.row = row;
    columns = RowColumns.of(row);
    this.mapper = mapper;
  }

  /**
   * Returns a mapping.
   *
   * @param row the class of the rows
   * @param mapper maps values to rows and back
   */
  static <T extends Entity<I>, I extends Id, R extends Row> Mapping<T, I, R> of(
      EntityType<T, I> type, Class<R> row, Class<? extends RowMapper<T, R>> mapper) {
    return new Mapping<>(type, row, Mappers.getMapper(mapper));
  }

  Class<T> type() {
    return type.type();
  }

  Class<R> row() {
    return row;
  }

  /** Returns the types of the columns. */
  List<Class<?>> types() {
    return columns.types();
  }

  /** Returns the columns of a value in a form that JDBC accepts, by the names of components. */
  Map<String, @Nullable Object> parameters(T value) {
    return columns.parameters(mapper.toRow(value));
  }

  @Override
  public String relation() {
    return row.isAnnotationPresent(SecondaryTable.class) ? type.name() + "_view" : type.name();
  }

  @Override
  public Set<String> stateColumns() {
    return columns.stateNames();
  }

  @Override
  public List<String> columns() {
    return columns.names();
  }

  @Override
  public T read(ResultSet result, int first) throws SQLException {
    return mapper.toValue(columns.read(result, first));
  }
}
