// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import jakarta.persistence.SecondaryTable;
import org.mapstruct.factory.Mappers;

/**
 * How values of one type are stored.
 *
 * @param row the class of their rows
 * @param mapper turns them into rows and back
 * @param hasBody whether a row is spread over two tables, and so written by two statements
 */
record Mapping<T, R>(Class<R> row, RowMapper<T, R> mapper, boolean hasBody) {

  static <T, R> Mapping<T, R> of(Class<R> row, Class<? extends RowMapper<T, R>> mapper) {
    return new Mapping<>(
        row, Mappers.getMapper(mapper), row.isAnnotationPresent(SecondaryTable.class));
  }
}
