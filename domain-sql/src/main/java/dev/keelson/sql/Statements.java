// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.query.RowType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A cache of statements, prepared for one schema and for the columns of one mapping. Creating a
 * statement reads and parses text, which would cost the client more than the rest of a call.
 */
final class Statements {

  private static final Map<Key, Statement> KNOWN = new ConcurrentHashMap<>();

  private Statements() {}

  /**
   * Returns the statement for the key {@code name}, created on first use.
   *
   * @param rows how its rows are read, null if they are not values of a type
   */
  static Statement get(
      Database database, Object name, @Nullable RowType<?> rows, Supplier<Statement> made) {
    RowMapping<?> mapping = rows == null ? null : database.mapping(rows);
    Key key = new Key(database.schema(), name, mapping);
    Statement known = KNOWN.get(key);
    return known != null ? known : KNOWN.computeIfAbsent(key, any -> key.place(made.get()));
  }

  private record Key(String schema, Object name, @Nullable RowMapping<?> mapping) {

    Statement place(Statement statement) {
      return (mapping == null ? statement : statement.returning(mapping.columns())).in(schema);
    }
  }
}
