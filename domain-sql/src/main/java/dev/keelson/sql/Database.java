// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.query.EntityType;
import dev.keelson.query.RowType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a store on PostgreSQL brings of its own: connections, transactions, and how values become
 * rows. All else is done here, in SQL that all such stores share. What a library throws comes out
 * of its methods as that library throws it; {@link SqlErrors} puts it into the domain's words.
 */
public interface Database {

  /** The schema of the tables. */
  String schema();

  /**
   * Runs statements on a connection: that of the open transaction, or else one on which each
   * statement commits by itself.
   */
  <R> R onConnection(Work<R> work);

  /**
   * Does {@code work} in a transaction, or behind a savepoint of the one that is open: all of it,
   * or none if it throws.
   */
  <R> R inTransaction(Function<Database, R> work);

  /**
   * Does {@code work}, which only reads, in a transaction of its own that shows one state, or in
   * the one that is open, by its isolation.
   */
  <R> R inSnapshot(Function<Database, R> work);

  /** Tells whether what is written becomes part of a transaction that is open. */
  boolean isInTransaction();

  /** How values of a type are read. */
  default <T> RowMapping<T> mapping(RowType<T> type) {
    return type instanceof EntityType<?, ?> ? entityMapping(type.type()) : RecordMapping.of(type);
  }

  /** How the entities of that class are read. */
  <T> RowMapping<T> entityMapping(Class<T> type);

  /**
   * The columns of a value as JDBC takes them, JSON as {@link Jsonb} and texts as a list, by the
   * names of components: {@code workItemId}.
   */
  <T extends Entity<I>, I extends Id> Map<String, @Nullable Object> parameters(
      EntityType<T, I> type, T value);

  /** Writes the row, or the two rows, of a new value. */
  <T extends Entity<I>, I extends Id> void insert(EntityType<T, I> type, T value);

  /**
   * Writes {@code next} over {@code value} if that is still at its version. A body that stays the
   * same is not written again, and neither is the time of creation.
   *
   * @return that time, as it is stored; empty if {@code value} was not at its version
   */
  <T extends Entity<I>, I extends Id> Optional<Instant> update(
      EntityType<T, I> type, T value, T next);

  /** Ends what was begun for this alone, such as a persistence unit; most have nothing. */
  default void close() {}

  /** Work on a connection. */
  @FunctionalInterface
  interface Work<R> {
    R on(Connection connection) throws SQLException;
  }
}
