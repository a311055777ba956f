// SPDX-License-Identifier: Apache-2.0
package dev.keelson.codegen;

import dev.keelson.migrations.KeelsonMigrations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * A column of a table or view in Keelson's schema.
 *
 * @param type its type as PostgreSQL calls it, for example {@code timestamptz}
 */
record Column(String table, String name, String type) {

  private static final String QUERY =
      """
      select table_name, column_name, udt_name from information_schema.columns
      where table_schema = '%s' order by table_name, ordinal_position
      """
          .formatted(KeelsonMigrations.DEFAULT_SCHEMA);

  static List<Column> all(DataSource dataSource) throws SQLException {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement();
        ResultSet row = statement.executeQuery(QUERY)) {
      List<Column> columns = new ArrayList<>();
      while (row.next()) {
        columns.add(new Column(row.getString(1), row.getString(2), row.getString(3)));
      }
      return columns;
    }
  }

  @Override
  public String toString() {
    return table + "." + name;
  }
}
