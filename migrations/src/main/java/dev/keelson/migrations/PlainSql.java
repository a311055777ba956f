// SPDX-License-Identifier: Apache-2.0
package dev.keelson.migrations;

import java.util.List;

/** Writes all scripts as one, with the history that Flyway would record. */
final class PlainSql {

  private static final String HISTORY =
      """
      create table ${schema}.${table} (
        installed_rank integer not null,
        version varchar(50),
        description varchar(200) not null,
        type varchar(20) not null,
        script varchar(1000) not null,
        checksum integer,
        installed_by varchar(100) not null,
        installed_on timestamp not null default now(),
        execution_time integer not null,
        success boolean not null,
        constraint ${table}_pk primary key (installed_rank)
      );
      create index ${table}_s_idx on ${schema}.${table} (success);
      """;

  private PlainSql() {}

  static String of(String schema) {
    StringBuilder sql = new StringBuilder();
    sql.append("begin;\ncreate schema ${schema};\nset local search_path to ${schema};\n");
    sql.append(HISTORY);
    List<Script> scripts = Script.ALL;
    for (int i = 0; i < scripts.size(); i++) {
      Script script = scripts.get(i);
      sql.append("\n-- ").append(script.name()).append('\n');
      sql.append(script.text()).append('\n').append(record(i + 1, script));
    }
    sql.append("commit;\n");
    return sql.toString()
        .replace("${flyway:defaultSchema}", schema)
        .replace("${schema}", schema)
        .replace("${table}", KeelsonMigrations.HISTORY_TABLE);
  }

  private static String record(int rank, Script script) {
    String version = script.version() == null ? "null" : "'" + script.version() + "'";
    return """
    insert into ${schema}.${table} (installed_rank, version, description, type, script, checksum,
      installed_by, execution_time, success)
    values (%s, %s, '%s', 'SQL', '%s', %s, current_user, 0, true);
    """
        .formatted(rank, version, script.description(), script.name(), script.checksum());
  }
}
