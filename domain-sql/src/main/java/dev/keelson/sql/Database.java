// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.query.EntityType;
import dev.keelson.query.RowType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a store on PostgreSQL provides: connections, transactions, and the mapping of values to
 * rows. Everything else is done in this module, in SQL that all such stores share. Exceptions of
 * the underlying library propagate unchanged from its methods; {@link SqlErrors} translates them to
 * the domain's exceptions.
 */
public interface Database {

  /** The schema of the tables, unless the host chose another. */
  String DEFAULT_SCHEMA = "keelson";

  /** Returns the schema of the tables, which was {@linkplain #checkedSchema checked}. */
  String schema();

  /**
   * Returns a name of a schema, which becomes part of every statement.
   *
   * @throws dev.keelson.core.InvalidValueException if it is not 1 to 63 lower-case letters, digits
   *     and underscores, the first no digit
   */
  static String checkedSchema(String schema) {
    Check.that(
        Check.present(schema, "schema").matches("[a-z_][a-z0-9_]{0,62}"),
        "schema",
        "must be 1 to 63 lower-case letters, digits and underscores, the first no digit",
        "name the one that KeelsonMigrations made");
    return schema;
  }

  /**
   * Runs statements on a connection: that of the open transaction, or else one in autocommit mode.
   */
  <R> R onConnection(ConnectionWork<R> work);

  /** Like {@link #onConnection}, for one statement that only reads, at any isolation. */
  default <R> R reading(ConnectionWork<R> work) {
    return onConnection(work);
  }

  /**
   * Runs {@code work} atomically in a transaction, or after a savepoint of the open one; if it
   * throws, its writes are rolled back.
   */
  <R> R inTransaction(Function<Database, R> work);

  /**
   * Runs {@code work}, which only reads, in a new transaction that shows one consistent state, or
   * in the open one with its isolation level.
   */
  <R> R inSnapshot(Function<Database, R> work);

  /** Returns whether a transaction is open, which writes become part of. */
  boolean isInTransaction();

  /** Returns how values of a type are read. */
  default <T> RowMapping<T> mapping(RowType<T> type) {
    return new ReadableRows<>(
        type,
        type instanceof EntityType<?, ?> ? entityMapping(type.type()) : RecordMapping.of(type));
  }

  /** Returns how entities of that class are read. */
  <T> RowMapping<T> entityMapping(Class<T> type);

  /**
   * Returns the columns of a value in a form that JDBC accepts, JSON as {@link Jsonb} and lists of
   * texts as lists, by the names of components: {@code workItemId}.
   */
  <T extends Entity<I>, I extends Id> Map<String, @Nullable Object> parameters(
      EntityType<T, I> type, T value);

  /**
   * Releases what was created for this database only, such as a persistence unit; does nothing by
   * default.
   */
  default void close() {}

  /** Work on a connection. */
  @FunctionalInterface
  interface ConnectionWork<R> {
    R on(Connection connection) throws SQLException;
  }
}
