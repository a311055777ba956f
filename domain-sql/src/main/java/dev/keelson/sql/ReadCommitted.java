// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.query.EntityType;
import dev.keelson.query.RowType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A database whose transactions are read committed wherever the store begins them. Statements and
 * triggers lock a row and then read what others committed meanwhile, which a transaction with one
 * snapshot would not show them; at repeatable read not even a conflict would tell.
 *
 * <p>The server doesn't say at which isolation it begins. It is asked once, and again after a
 * conflict; where it is read committed, as by default, nothing is sent besides the statements.
 * Otherwise every write gets a transaction that begins by setting it. In a transaction of the host,
 * its isolation stays.
 */
final class ReadCommitted implements Database {

  private static final int ATTEMPTS = 5;
  private static final String SET = "set transaction isolation level read committed";

  private final Database database;
  private volatile @Nullable Boolean byDefault;

  ReadCommitted(Database database) {
    this.database = database;
  }

  /**
   * Runs {@code work}, which changes nothing outside of the database, and again if another
   * transaction was in its way, {@value #ATTEMPTS} times at most. In an open transaction it runs
   * once, since the conflict has ended that.
   */
  static <R> R repeat(Database database, Supplier<R> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return work.get();
      } catch (RuntimeException e) {
        if (attempt == ATTEMPTS || !SqlErrors.isConflict(e) || database.isInTransaction()) {
          throw e;
        }
      }
    }
  }

  @Override
  public <R> R onConnection(ConnectionWork<R> work) {
    return repeat(
        database, () -> begun(() -> database.onConnection(work), tx -> tx.onConnection(work)));
  }

  /** Reads as the connection is: one statement shows one state at every isolation. */
  @Override
  public <R> R reading(ConnectionWork<R> work) {
    return repeat(database, () -> database.reading(work));
  }

  @Override
  public <R> R inTransaction(Function<Database, R> work) {
    return begun(() -> database.inTransaction(work), work);
  }

  /** Runs {@code asIs} if that is read committed or the host's, else {@code apart}. */
  private <R> R begun(Supplier<R> asIs, Function<Database, R> apart) {
    try {
      return Boolean.TRUE.equals(byDefault) || database.isInTransaction() || ask()
          ? asIs.get()
          : database.inTransaction(tx -> {
            tx.onConnection(ReadCommitted::set);
            return apart.apply(tx);
          });
    } catch (RuntimeException e) {
      if (SqlErrors.isConflict(e)) {
        byDefault = null; // this connection may differ from the one that was asked
      }
      throw e;
    }
  }

  private boolean ask() {
    Boolean known = byDefault;
    if (known == null) {
      known =
          database.onConnection(connection ->
              connection.getTransactionIsolation() == Connection.TRANSACTION_READ_COMMITTED);
      byDefault = known;
    }
    return known;
  }

  private static boolean set(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute(SET);
    }
  }

  @Override
  public <R> R inSnapshot(Function<Database, R> work) {
    return database.inSnapshot(work);
  }

  @Override
  public boolean isInTransaction() {
    return database.isInTransaction();
  }

  @Override
  public String schema() {
    return database.schema();
  }

  @Override
  public <T> RowMapping<T> mapping(RowType<T> type) {
    return database.mapping(type);
  }

  @Override
  public <T> RowMapping<T> entityMapping(Class<T> type) {
    return database.entityMapping(type);
  }

  @Override
  public <T extends Entity<I>, I extends Id> Map<String, @Nullable Object> parameters(
      EntityType<T, I> type, T value) {
    return database.parameters(type, value);
  }

  @Override
  public void close() {
    database.close();
  }
}
