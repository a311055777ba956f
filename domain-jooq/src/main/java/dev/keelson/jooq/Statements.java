// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.WORK_ITEM_VIEW;

import dev.keelson.sql.Statement;
import dev.keelson.sql.Statement.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.Table;

/** The hot statements as they are run: in one schema, with the columns of a generated table. */
final class Statements {

  private final String schema;
  private final Map<Object, Statement> known = new ConcurrentHashMap<>();

  Statements(String schema) {
    this.schema = schema;
  }

  String schema() {
    return schema;
  }

  /** The statement of that name, whose rows are rows of {@code table}. */
  Statement get(String name, Table<?> table) {
    return known.computeIfAbsent(name, any -> fit(Statement.load(name), table));
  }

  Statement claim(int limit, Scope scope) {
    return known.computeIfAbsent(
        List.of(limit, scope), any -> fit(Statement.claim(limit, scope), WORK_ITEM_VIEW));
  }

  private Statement fit(Statement statement, Table<?> table) {
    List<String> columns =
        Arrays.stream(table.fields()).map(field -> '"' + field.getName() + '"').toList();
    return statement.returning(columns).in(schema);
  }
}
