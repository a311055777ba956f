// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.sql.Statement;
import dev.keelson.sql.Statement.Scope;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The hot statements as they are run: in one schema, with the columns of generated tables. */
final class Statements {

  private final String schema;
  private final Map<Object, Statement> known = new ConcurrentHashMap<>();

  Statements(String schema) {
    this.schema = schema;
  }

  String schema() {
    return schema;
  }

  /** The statement of that name, whose rows have these columns. */
  Statement get(String name, Columns<?> columns) {
    return known.computeIfAbsent(
        name, any -> Statement.load(name).returning(columns.names()).in(schema));
  }

  /** The same for a statement that is more than its file. */
  Statement get(Statement statement, Columns<?> columns) {
    return known.computeIfAbsent(statement, any -> statement.returning(columns.names()).in(schema));
  }

  Statement claim(Claiming claiming, Columns<?> columns) {
    return known.computeIfAbsent(
        claiming, any -> claiming.statement().returning(columns.names()).in(schema));
  }

  /** Which of the claiming statements. */
  record Claiming(int limit, Scope scope, boolean ending) {

    private Statement statement() {
      return ending ? Statement.endAndClaim(limit, scope) : Statement.claim(limit, scope);
    }
  }
}
