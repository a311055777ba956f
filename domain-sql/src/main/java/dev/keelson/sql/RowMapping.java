// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * How values of one type are read. There is one for each type and store, which statements are kept
 * by.
 *
 * @param <T> the values
 */
public interface RowMapping<T> {

  /**
   * The table that has all columns, or the view of the two tables that have them, without schema.
   */
  String relation();

  /**
   * The columns of the table that is written most often, where there are two; of the only one
   * otherwise. It is named as the type is.
   */
  Set<String> stateColumns();

  /** The columns of a value, in the order in which {@link #read} reads them. */
  List<String> columns();

  /** Reads a value from the present row, its first column at {@code first}, from 1. */
  T read(ResultSet row, int first) throws SQLException;
}
