// SPDX-License-Identifier: Apache-2.0
package dev.keelson.codegen;

import dev.keelson.migrations.KeelsonMigrations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * A table in Keelson's schema, with its keys.
 *
 * @param fields its columns, in their order
 * @param references what it refers to, by the names of the keys
 */
record Table(String name, List<Field> fields, List<Reference> references) {

  private static final String FIELDS =
      """
      select relname, attname, format_type(atttypid, null), not attnotnull,
             exists (select from pg_index where indrelid = t.oid and indisprimary and attnum = any (indkey)),
             exists (select from pg_index
                      where indrelid = t.oid and indisunique and not indisprimary and attnum = any (indkey)),
             exists (select from pg_constraint
                      where conrelid = t.oid and contype = 'f' and attnum = conkey[cardinality(conkey)])
        from pg_class t join pg_attribute on attrelid = t.oid and attnum > 0 and not attisdropped
       where relnamespace = '%1$s'::regnamespace and relkind in ('r', 'p') and not relispartition
         and relname not in ('%2$s')
       order by relname, attnum
      """
          .formatted(KeelsonMigrations.DEFAULT_SCHEMA, KeelsonMigrations.HISTORY_TABLE);

  private static final String REFERENCES =
      """
      select t.relname, target.relname, attname, not attnotnull,
             exists (select from pg_index
                      where indrelid = conrelid and indisunique and indpred is null
                        and indkey::int2[] <@ conkey)
        from pg_constraint join pg_class t on t.oid = conrelid join pg_class target on target.oid = confrelid
        join pg_attribute on attrelid = conrelid and attnum = conkey[cardinality(conkey)]
       where contype = 'f' and connamespace = '%s'::regnamespace and conparentid = 0
       order by conname
      """
          .formatted(KeelsonMigrations.DEFAULT_SCHEMA);

  /**
   * A column.
   *
   * @param type its type as one writes it in SQL, for example {@code timestamptz}
   * @param primary whether it is in the primary key
   * @param unique whether it is in another unique key
   * @param foreign whether it refers to another table
   */
  record Field(
      String name,
      String type,
      boolean nullable,
      boolean primary,
      boolean unique,
      boolean foreign) {}

  /**
   * A foreign key.
   *
   * @param target the table that it refers to
   * @param field the column that names the row there, besides that of the project
   * @param single whether at most one row refers to the same one
   */
  record Reference(String target, String field, boolean nullable, boolean single) {}

  /** All but that of the migrations' history, by name. */
  static List<Table> all(DataSource dataSource) throws SQLException {
    Map<String, Table> tables = new TreeMap<>();
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery(FIELDS)) {
        while (row.next()) {
          named(row.getString(1), tables).fields.add(field(row));
        }
      }
      try (ResultSet row = statement.executeQuery(REFERENCES)) {
        while (row.next()) {
          named(row.getString(1), tables).references.add(reference(row));
        }
      }
    }
    return List.copyOf(tables.values());
  }

  private static Table named(String name, Map<String, Table> tables) {
    return tables.computeIfAbsent(
        name, any -> new Table(name, new ArrayList<>(), new ArrayList<>()));
  }

  private static Field field(ResultSet row) throws SQLException {
    return new Field(
        row.getString(2),
        row.getString(3).replace("timestamp with time zone", "timestamptz"),
        row.getBoolean(4),
        row.getBoolean(5),
        row.getBoolean(6),
        row.getBoolean(7));
  }

  private static Reference reference(ResultSet row) throws SQLException {
    return new Reference(row.getString(2), row.getString(3), row.getBoolean(4), row.getBoolean(5));
  }
}
