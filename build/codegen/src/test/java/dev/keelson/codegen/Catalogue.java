// SPDX-License-Identifier: Apache-2.0
package dev.keelson.codegen;

import dev.keelson.query.EntityType;
import dev.keelson.spi.EntityTypes;
import dev.keelson.testkit.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Questions to a database, most of them to PostgreSQL's own catalogue. */
record Catalogue(TestDatabase database) {

  /** The tables that belong to all projects. Every other one must have a project. */
  static final Set<String> SHARED =
      Stream.concat(
              Stream.of(
                  "agent_slot",
                  "workflow_definition_head",
                  "lifecycle_transition",
                  "keelson_schema_history"),
              EntityTypes.ALL.stream().filter(type -> !type.isOwned()).map(EntityType::name))
          .collect(Collectors.toUnmodifiableSet());

  /** The first column of what a query returns, in its order. */
  List<String> list(String query) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      List<String> list = new ArrayList<>();
      while (row.next()) {
        list.add(row.getString(1));
      }
      return list;
    }
  }

  /** The indexes of a table, as their columns say. */
  Set<String> indexes(String table) throws SQLException {
    return set(
        """
        select case when indisunique then 'unique ' else '' end
            || (select string_agg(pg_get_indexdef(indexrelid, k, true)
                    || case when indoption[k - 1] & 1 = 1 then ' desc' else '' end, ', ' order by k)
                  from generate_series(1, indnkeyatts) k)
            || coalesce(' where ' || pg_get_expr(indpred, indrelid, true), '')
          from pg_index where indrelid = 'keelson.%s'::regclass and indisvalid
        """
            .formatted(table));
  }

  Set<String> set(String query) throws SQLException {
    return new TreeSet<>(list(query));
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false); // the pool rolls back what fails
      statement.execute(sql);
      connection.commit();
    }
  }

  Set<String> tables() throws SQLException {
    return set("select tablename from pg_tables where schemaname = 'keelson'");
  }

  Set<String> projectOwnedTables() throws SQLException {
    Set<String> tables = tables();
    tables.removeAll(SHARED);
    return tables;
  }

  /** Everything that was created in a schema, as lines, with its name taken out. */
  List<String> definition(String schema) throws SQLException {
    return list(
        """
        with things as (
          select format('column %%s.%%s %%s %%s %%s', relname, attname, format_type(atttypid, atttypmod),
                   attnotnull, pg_get_expr(adbin, adrelid)) as line
            from pg_class c join pg_attribute a on attrelid = c.oid and attnum > 0
            left join pg_attrdef d on adrelid = c.oid and adnum = attnum
           where relnamespace = '%1$s'::regnamespace and relkind in ('r', 'v')
          union all
          select format('relation %%s %%s %%s', relname, relkind, reloptions)
            from pg_class where relnamespace = '%1$s'::regnamespace
          union all
          select format('constraint %%s %%s %%s', conrelid::regclass, conname, pg_get_constraintdef(oid))
            from pg_constraint where connamespace = '%1$s'::regnamespace
          union all
          select 'index ' || indexdef from pg_indexes where schemaname = '%1$s'
          union all
          select 'trigger ' || pg_get_triggerdef(t.oid)
            from pg_trigger t join pg_class c on c.oid = tgrelid
           where relnamespace = '%1$s'::regnamespace and not tgisinternal
          union all
          select 'routine ' || pg_get_functiondef(oid)
            from pg_proc where pronamespace = '%1$s'::regnamespace
          union all
          select 'view ' || definition from pg_views where schemaname = '%1$s'
          union all
          select format('move %%s', t) from %1$s.lifecycle_transition t
          union all
          select format('history %%s %%s %%s %%s %%s %%s %%s', installed_rank, version, description, type,
                   script, checksum, success)
            from %1$s.keelson_schema_history where type = 'SQL'
        )
        select replace(replace(line, '%1$s.', ''), '''%1$s''', '') from things order by 1
        """
            .formatted(schema));
  }
}
