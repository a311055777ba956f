// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.Keelson;
import dev.keelson.core.Check;
import dev.keelson.core.InvalidValueException;
import dev.keelson.sql.Database;
import dev.keelson.sql.SqlStore;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/**
 * Keelson on PostgreSQL 15 to 18, through Hibernate's stateless sessions. The schema, {@code
 * keelson} unless another is given, must exist: {@code KeelsonMigrations} creates it.
 *
 * <p>Immutable, stateless, and thread-safe unless it is created over an entity manager. Outside of
 * {@link Keelson#inTransaction} every call is autocommitted. A refusal that only the database can
 * detect, such as a duplicate key, makes the transaction or nested call in which it occurred
 * unusable; to continue after a refusal, make the write in a nested call.
 *
 * <p>Every transaction that this store begins is read committed, whatever the default of the
 * database is; where that is another one, a write sends two statements more. After a serialization
 * failure or a deadlock a call runs again, a few times; a unit of work of {@link
 * Keelson#inTransaction} and a call in a transaction of the host never do. That transaction should
 * be read committed: with one snapshot it does not see what others decided after it began, so rules
 * over several rows could be broken unnoticed.
 *
 * <p>A host's persistence unit discovers Keelson's rows automatically as soon as this module is on
 * its class path. Where Hibernate creates or updates the host's tables, a schema filter must
 * exclude Keelson's.
 */
public final class JpaKeelson {

  private JpaKeelson() {}

  /**
   * Returns a Keelson with its own persistence unit, which {@link Keelson#close} closes.
   *
   * @param dataSource a pool; connections in autocommit mode, which is the default, save a
   *     transaction around every call
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

  /**
   * Like {@link #over(DataSource, InstantSource)}, in another schema than {@code keelson}.
   *
   * @throws dev.keelson.core.InvalidValueException if {@code schema} is not 1 to 63 lower-case
   *     letters, digits and underscores, the first no digit
   */
  public static Keelson over(DataSource dataSource, InstantSource clock, String schema) {
    Check.present(dataSource, "dataSource");
    Check.present(clock, "clock");
    Database.checkedSchema(schema); // before anything is created
    EntityManagerFactory factory =
        new HibernatePersistenceConfiguration("keelson")
            .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource)
            // A refusal is an expected result, and reported by an exception.
            .property(JdbcSettings.LOG_JDBC_ERRORS, false)
            .createEntityManagerFactory();
    return over(sessions(factory), factory::close, clock, schema);
  }

  /**
   * Returns a Keelson on the host's persistence unit. It takes part in the JTA transaction of the
   * thread, if there is one; otherwise every call outside of {@link Keelson#inTransaction} is
   * autocommitted. The host closes the factory.
   *
   * @throws dev.keelson.core.InvalidValueException if the factory is another provider's
   */
  public static Keelson over(EntityManagerFactory factory) {
    return over(factory, Clock.systemUTC());
  }

  /**
   * Like {@link #over(EntityManagerFactory)}, with another clock for the audit info of values.
   * Leases, approvals and the journal use the database clock.
   */
  public static Keelson over(EntityManagerFactory factory, InstantSource clock) {
    return over(factory, clock, Database.DEFAULT_SCHEMA);
  }

  /**
   * Like {@link #over(EntityManagerFactory, InstantSource)}, in another schema than {@code
   * keelson}. The rows of the persistence unit still name {@code keelson}, which is harmless:
   * Hibernate is never asked for them.
   *
   * @throws dev.keelson.core.InvalidValueException if {@code schema} is not 1 to 63 lower-case
   *     letters, digits and underscores, the first no digit
   */
  public static Keelson over(EntityManagerFactory factory, InstantSource clock, String schema) {
    Check.present(factory, "factory");
    Check.present(clock, "clock");
    return over(sessions(factory), () -> {}, clock, schema);
  }

  /**
   * Returns a Keelson on the connection of the host's entity manager. It takes part in the
   * transaction that is open there, and never ends one that it did not begin. Unflushed changes of
   * the entity manager are not visible. Use it only where the entity manager may be used.
   */
  public static Keelson over(EntityManager host) {
    return over(host, Clock.systemUTC());
  }

  /**
   * Like {@link #over(EntityManager)}, with another clock for the audit info of values. Leases,
   * approvals and the journal use the database clock.
   */
  public static Keelson over(EntityManager host, InstantSource clock) {
    return over(host, clock, Database.DEFAULT_SCHEMA);
  }

  /**
   * Like {@link #over(EntityManager, InstantSource)}, in another schema than {@code keelson}.
   *
   * @throws dev.keelson.core.InvalidValueException if {@code schema} is not 1 to 63 lower-case
   *     letters, digits and underscores, the first no digit
   */
  public static Keelson over(EntityManager host, InstantSource clock, String schema) {
    Check.present(host, "host");
    Check.present(clock, "clock");
    return over(Sessions.of(host), () -> {}, clock, schema);
  }

  private static Keelson over(Sessions sessions, Runnable end, InstantSource clock, String schema) {
    return Keelson.over(
        new SqlStore(new JpaDatabase(sessions, Database.checkedSchema(schema), end), clock));
  }

  private static Sessions sessions(EntityManagerFactory factory) {
    try {
      return Sessions.of(factory.unwrap(SessionFactory.class));
    } catch (PersistenceException e) {
      throw new InvalidValueException(
          "factory", "must be one of Hibernate ORM", "create it with Hibernate's provider");
    }
  }
}
