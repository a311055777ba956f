// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Reads values of one type. There is one instance for each type and store, by which statements are
 * cached.
 *
 * @param <T> the values
 */
public interface RowMapping<T> {

  /**
   * Returns the table that has all columns, or the view of the two tables that have them, without
   * schema.
   */
  String relation();

  /**
   * Returns the columns of the table that is written most often, where there are two; of the only
   * table otherwise. That table is named like the type.
   */
  Set<String> stateColumns();

  /** Returns the columns of a value, in the order in which {@link #read} reads them. */
  List<String> columns();

  /**
   * Reads a value from the current row; its first column has the index {@code first}, counted from
   * 1.
   */
  T read(ResultSet row, int first) throws SQLException;
}
