// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.sql.SqlErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConnectionProvider;
import org.jspecify.annotations.Nullable;

/**
 * Units of work of more than one statement. Where no transaction is open, one is begun by the
 * context's own means; where one is, a savepoint in it, so that who began it also ends it.
 */
final class Transactions {

  private Transactions() {}

  /** Does {@code work}, and takes it back if it throws. What it throws comes out unchanged. */
  static <R> R run(StoreContext context, Function<StoreContext, R> work) {
    AtomicReference<@Nullable RuntimeException> thrown = new AtomicReference<>();
    Function<StoreContext, R> watched =
        tx -> {
          try {
            return work.apply(tx);
          } catch (RuntimeException e) {
            thrown.set(e);
            throw e;
          }
        };
    try {
      return isOpen(context.dsl())
          ? context.dsl().connectionResult(connection -> within(connection, context, watched))
          : context.dsl().transactionResult(tx -> watched.apply(context.on(tx.dsl())));
    } catch (RuntimeException e) {
      throw e.equals(thrown.get()) ? e : SqlErrors.translate(e, "begin or end a transaction");
    }
  }

  private static boolean isOpen(DSLContext dsl) {
    return !(dsl.configuration().connectionProvider() instanceof OwnConnections)
        && dsl.connectionResult(connection -> !connection.getAutoCommit());
  }

  private static <R> R within(
      Connection connection, StoreContext context, Function<StoreContext, R> work)
      throws SQLException {
    Configuration same =
        context.dsl().configuration().derive(new DefaultConnectionProvider(connection));
    Savepoint before = connection.setSavepoint();
    try {
      R result = work.apply(context.on(DSL.using(same)));
      connection.releaseSavepoint(before);
      return result;
    } catch (RuntimeException | Error e) {
      try {
        connection.rollback(before);
      } catch (SQLException lost) {
        e.addSuppressed(lost);
      }
      throw e;
    }
  }
}
