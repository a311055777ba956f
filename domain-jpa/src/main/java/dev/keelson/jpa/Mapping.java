// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.sql.Statement;
import jakarta.persistence.SecondaryTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.mapstruct.factory.Mappers;

/**
 * How values of one type are stored.
 *
 * @param row the class of their rows
 * @param columns what is in a row
 * @param mapper turns them into rows and back
 * @param hasBody whether a row is spread over two tables, and so written by two statements
 */
record Mapping<T, R extends Row>(
    Class<R> row, RowColumns<R> columns, RowMapper<T, R> mapper, boolean hasBody) {

  static <T, R extends Row> Mapping<T, R> of(
      Class<R> row, Class<? extends RowMapper<T, R>> mapper) {
    return new Mapping<>(
        row,
        RowColumns.of(row),
        Mappers.getMapper(mapper),
        row.isAnnotationPresent(SecondaryTable.class));
  }

  /** A shared statement whose rows are rows of this type. */
  Statement statement(String name) {
    return statement(Statement.load(name));
  }

  /** The same for a statement that is more than its file. */
  Statement statement(Statement statement) {
    return statement.returning(columns.names());
  }

  /** Reads what such a statement returns. */
  T read(ResultSet result) throws SQLException {
    return mapper.toValue(columns.read(result, 1));
  }
}
