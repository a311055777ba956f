// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.Keelson;
import dev.keelson.core.Check;
import dev.keelson.sql.Database;
import dev.keelson.sql.SqlStore;
import java.time.Clock;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/**
 * Keelson on PostgreSQL 15 to 18, through jOOQ. The schema, {@code keelson} unless another is
 * given, must exist: {@code KeelsonMigrations} creates it.
 *
 * <p>Immutable, thread-safe and stateless: create one for the whole program. Outside of {@link
 * Keelson#inTransaction} every call is one autocommitted statement, except where the contract of
 * the call needs more. A refusal that only the database can detect, such as a duplicate key, makes
 * the transaction or nested call in which it occurred unusable; to continue after a refusal, make
 * the write in a nested call.
 *
 * <p>Every transaction that this store begins is read committed, whatever the default of the
 * database is; where that is another one, a write sends two statements more. After a serialization
 * failure or a deadlock a call runs again, a few times; a unit of work of {@link
 * Keelson#inTransaction} and a call in a transaction of the host never do. That transaction should
 * be read committed: with one snapshot it does not see what others decided after it began, so rules
 * over several rows could be broken unnoticed.
 *
 * <p>jOOQ logs a banner when it is first used. To suppress it, start the program with {@code
 * -Dorg.jooq.no-logo=true -Dorg.jooq.no-tips=true}, or set the logger {@code org.jooq.Constants} to
 * warnings; the host decides.
 */
public final class JooqKeelson {

  private JooqKeelson() {}

  /**
   * Returns a Keelson on its own connections. To take part in the host's transactions, see {@link
   * #over(DSLContext)}.
   *
   * @param dataSource a pool with connections in autocommit mode; a connection that is not is
   *     refused with an {@link dev.keelson.core.InvalidValueException} when it is used
   */
  public static Keelson over(DataSource dataSource) {
    return over(dataSource, Clock.systemUTC());
  }

  /**
   * Like {@link #over(DataSource)}, with another clock for the audit info of values. Leases,
   * approvals and the journal use the database clock.
   */
  public static Keelson over(DataSource dataSource, InstantSource clock) {
    return over(dataSource, clock, Database.DEFAULT_SCHEMA);
  }

  /** Like {@link #over(DataSource, InstantSource)}, in another schema than {@code keelson}. */
  public static Keelson over(DataSource dataSource, InstantSource clock, String schema) {
    Check.present(dataSource, "dataSource");
    return over(
        DSL.using(
            new DefaultConfiguration()
                .set(SQLDialect.POSTGRES)
                .set(new OwnConnections(dataSource))),
        clock,
        schema);
  }

  /**
   * Returns a Keelson on the connections of the host's context. It takes part in the transaction
   * that is open there, and never ends one that it did not begin; if none is open, the context's
   * transaction provider begins the transactions of {@link Keelson#inTransaction}. Outside of
   * transactions its connections must be in autocommit mode, as for every other use of the context.
   *
   * @throws dev.keelson.core.InvalidValueException if the context is not for PostgreSQL
   */
  public static Keelson over(DSLContext context) {
    return over(context, Clock.systemUTC());
  }

  /**
   * Like {@link #over(DSLContext)}, with another clock for the audit info of values. Leases,
   * approvals and the journal use the database clock.
   */
  public static Keelson over(DSLContext context, InstantSource clock) {
    return over(context, clock, Database.DEFAULT_SCHEMA);
  }

  /**
   * Like {@link #over(DSLContext, InstantSource)}, in another schema than {@code keelson}. Schema
   * mappings of the context are ignored.
   *
   * @throws dev.keelson.core.InvalidValueException if {@code schema} is not 1 to 63 lower-case
   *     letters, digits and underscores, the first no digit
   */
  public static Keelson over(DSLContext context, InstantSource clock, String schema) {
    Check.present(context, "context");
    Check.present(clock, "clock");
    Check.that(
        context.family() == SQLDialect.POSTGRES,
        "context",
        "must be one for PostgreSQL",
        "make it with SQLDialect.POSTGRES; this one is for " + context.dialect().getName());
    return Keelson.over(
        new SqlStore(new JooqDatabase(context, Database.checkedSchema(schema)), clock));
  }
}
