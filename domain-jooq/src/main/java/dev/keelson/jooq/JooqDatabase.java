// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.query.EntityType;
import dev.keelson.sql.Database;
import dev.keelson.sql.RowMapping;
import dev.keelson.sql.Transactions;
import java.sql.Connection;
import java.util.Map;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConnectionProvider;
import org.jspecify.annotations.Nullable;

/**
 * The part that jOOQ provides: the connections and transactions of its context, and the rows. Where
 * no transaction is open, the context begins one; where one is open, a savepoint is set in it, so
 * that whoever began the transaction also ends it.
 */
record JooqDatabase(DSLContext dsl, String schema) implements Database {

  @Override
  public <R> R onConnection(ConnectionWork<R> work) {
    return dsl.connectionResult(work::on);
  }

  @Override
  public <R> R inTransaction(Function<Database, R> work) {
    return isInTransaction()
        ? onConnection(
            connection -> Transactions.behindSavepoint(connection, same -> work.apply(on(same))))
        : dsl.transactionResult(tx -> work.apply(new JooqDatabase(tx.dsl(), schema)));
  }

  @Override
  public <R> R inSnapshot(Function<Database, R> work) {
    return isInTransaction()
        ? work.apply(this)
        : onConnection(
            connection -> Transactions.snapshot(connection, same -> work.apply(on(same))));
  }

  @Override
  public boolean isInTransaction() {
    return !(dsl.configuration().connectionProvider() instanceof OwnConnections)
        && onConnection(connection -> !connection.getAutoCommit());
  }

  @Override
  public <T> RowMapping<T> entityMapping(Class<T> type) {
    return EntityTables.mapping(type);
  }

  @Override
  public <T extends Entity<I>, I extends Id> Map<String, @Nullable Object> parameters(
      EntityType<T, I> type, T value) {
    return EntityTables.of(type).parameters(value);
  }

  private JooqDatabase on(Connection connection) {
    return new JooqDatabase(
        DSL.using(dsl.configuration().derive(new DefaultConnectionProvider(connection))), schema);
  }
}
