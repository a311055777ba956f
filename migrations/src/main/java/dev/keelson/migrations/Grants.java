// SPDX-License-Identifier: Apache-2.0
package dev.keelson.migrations;

/** Writes the SQL that grants a {@link Role}. */
final class Grants {

  private static final String CONTROL =
      """
      grant usage on schema ${schema} to ${role};
      grant select, insert, update, delete on all tables in schema ${schema} to ${role};
      revoke insert, update, delete on ${schema}.lifecycle_transition, ${schema}.${table} from ${role};
      revoke insert, update, delete on ${schema}.journal, ${schema}.journal_head, ${schema}.journal_removal,
        ${schema}.journal_hold from ${role};
      grant execute on function
        ${schema}.journal_place(uuid, boolean), ${schema}.journal_remove(bigint, integer, text, text),
        ${schema}.journal_place_hold(uuid, uuid, text, text), ${schema}.journal_lift_hold(uuid, uuid) to ${role};
      """;

  private Grants() {}

  static String of(Role role, String databaseRole, String schema) {
    String sql =
        switch (role) {
          case CONTROL -> CONTROL;
        };
    return sql.replace("${schema}", schema)
        .replace("${role}", databaseRole)
        .replace("${table}", KeelsonMigrations.HISTORY_TABLE);
  }
}
