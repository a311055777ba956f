// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.Keelson;
import dev.keelson.core.Check;
import dev.keelson.sql.SqlStore;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Objects;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.MappedSchema;
import org.jooq.conf.RenderMapping;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/**
 * Keelson on PostgreSQL 15 or newer, through jOOQ. The schema must be there: {@code
 * KeelsonMigrations.migrate(dataSource)} brings it.
 *
 * <p>It is immutable, thread-safe and without state of its own: make one for the whole program.
 * Outside of {@link Keelson#inTransaction} every call is one statement that commits by itself,
 * except where the call's own contract needs more. A refusal that only the database could see, such
 * as a key that is taken, ends the use of the transaction or nested call in which it came; make the
 * refused write in a nested call to go on after it.
 *
 * <p>jOOQ greets in the log when it is first used. Where that is not welcome, start the program
 * with {@code -Dorg.jooq.no-logo=true -Dorg.jooq.no-tips=true}, or set the logger {@code
 * org.jooq.Constants} to warnings: both are the host's to decide.
 */
public final class JooqKeelson {

  private static final String DEFAULT_SCHEMA = "keelson";

  private JooqKeelson() {}

  /**
   * Keelson on connections of its own. To take part in the host's transactions, see {@link
   * #over(DSLContext)}.
   *
   * @param dataSource a pool whose connections commit by themselves; one that does not is refused
   *     with an {@link dev.keelson.core.InvalidValueException} when it is used
   */
  public static Keelson over(DataSource dataSource) {
    return over(dataSource, Clock.systemUTC());
  }

  /**
   * The same with another clock for the audit info of values. Leases, approvals and the journal go
   * by the database's clock.
   */
  public static Keelson over(DataSource dataSource, InstantSource clock) {
    return over(dataSource, clock, DEFAULT_SCHEMA);
  }

  /** The same in another schema than {@code keelson}. */
  public static Keelson over(DataSource dataSource, InstantSource clock, String schema) {
    Objects.requireNonNull(dataSource, "dataSource");
    return over(
        DSL.using(
            new DefaultConfiguration()
                .set(SQLDialect.POSTGRES)
                .set(new OwnConnections(dataSource))),
        clock,
        schema);
  }

  /**
   * Keelson on the connections of the host's context. It takes part in whatever transaction is open
   * there, and never ends one that it did not begin; the context's transaction provider begins
   * those of {@link Keelson#inTransaction} where none is. Outside of transactions its connections
   * must commit by themselves, as for every other use of the context.
   *
   * @throws dev.keelson.core.InvalidValueException if the context is not for PostgreSQL
   */
  public static Keelson over(DSLContext context) {
    return over(context, Clock.systemUTC());
  }

  /**
   * The same with another clock for the audit info of values. Leases, approvals and the journal go
   * by the database's clock.
   */
  public static Keelson over(DSLContext context, InstantSource clock) {
    return over(context, clock, DEFAULT_SCHEMA);
  }

  /**
   * The same in another schema than {@code keelson}. What the context maps schemas to is left
   * aside.
   */
  public static Keelson over(DSLContext context, InstantSource clock, String schema) {
    Check.that(
        context.family() == SQLDialect.POSTGRES,
        "context",
        "must be one for PostgreSQL",
        "make it with SQLDialect.POSTGRES; this one is for " + context.dialect().getName());
    DSLContext ours =
        DSL.using(
            context
                .configuration()
                .deriveSettings(settings ->
                    settings
                        // the host may spare itself the schema of its own tables
                        .withRenderSchema(true)
                        .withRenderMapping(mapping(schema))
                        // the log has all bind values
                        .withExecuteLogging(false)));
    return Keelson.over(new SqlStore(new JooqDatabase(ours, schema), clock));
  }

  private static RenderMapping mapping(String schema) {
    return new RenderMapping()
        .withSchemata(new MappedSchema().withInput(DEFAULT_SCHEMA).withOutput(schema));
  }
}
