// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.Keelson;
import dev.keelson.sql.SqlStore;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Objects;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/**
 * Keelson on PostgreSQL 15 or newer, through Hibernate's stateless sessions. The schema {@code
 * keelson} must be there: {@code KeelsonMigrations.migrate(dataSource)} brings it.
 *
 * <p>It is immutable, without state of its own, and thread-safe unless it is made over an entity
 * manager. Outside of {@link Keelson#inTransaction} every call commits by itself. A refusal that
 * only the database could see, such as a key that is taken, ends the use of the transaction or
 * nested call in which it came; make the refused write in a nested call to go on after it.
 *
 * <p>A host's persistence unit learns of Keelson's rows by itself as soon as this module is on its
 * class path. Where Hibernate creates or updates the host's tables, a schema filter must keep it
 * from Keelson's.
 */
public final class JpaKeelson {

  private JpaKeelson() {}

  /**
   * Keelson with a persistence unit of its own, which {@link Keelson#close} ends.
   *
   * @param dataSource a pool; one whose connections commit by themselves, as they do by default,
   *     saves a transaction around every call
   */
  public static Keelson over(DataSource dataSource) {
    return over(dataSource, Clock.systemUTC());
  }

  /**
   * The same with another clock for the audit info of values. Leases, approvals and the journal go
   * by the database's clock.
   */
  public static Keelson over(DataSource dataSource, InstantSource clock) {
    EntityManagerFactory factory =
        new HibernatePersistenceConfiguration("keelson")
            .property(
                JdbcSettings.JAKARTA_NON_JTA_DATASOURCE,
                Objects.requireNonNull(dataSource, "dataSource"))
            // A refusal is an answer, and told by an exception.
            .property(JdbcSettings.LOG_JDBC_ERRORS, false)
            .createEntityManagerFactory();
    return over(sessions(factory), factory::close, clock);
  }

  /**
   * Keelson on the host's persistence unit. It takes part in the JTA transaction of the thread, if
   * there is one; else every call outside of {@link Keelson#inTransaction} commits by itself. The
   * factory stays the host's to close.
   */
  public static Keelson over(EntityManagerFactory factory) {
    return over(factory, Clock.systemUTC());
  }

  /**
   * The same with another clock for the audit info of values. Leases, approvals and the journal go
   * by the database's clock.
   */
  public static Keelson over(EntityManagerFactory factory, InstantSource clock) {
    return over(sessions(Objects.requireNonNull(factory, "factory")), () -> {}, clock);
  }

  /**
   * Keelson on the connection of the host's entity manager. It takes part in whatever transaction
   * is open there, and never ends one that it did not begin. What the entity manager has not
   * flushed yet is not seen. To be used where the entity manager may be.
   */
  public static Keelson over(EntityManager host) {
    return over(host, Clock.systemUTC());
  }

  /**
   * The same with another clock for the audit info of values. Leases, approvals and the journal go
   * by the database's clock.
   */
  public static Keelson over(EntityManager host, InstantSource clock) {
    return over(Sessions.of(Objects.requireNonNull(host, "host")), () -> {}, clock);
  }

  private static Keelson over(Sessions sessions, Runnable end, InstantSource clock) {
    return Keelson.over(new SqlStore(new JpaDatabase(sessions, end), clock));
  }

  private static Sessions sessions(EntityManagerFactory factory) {
    return Sessions.of(factory.unwrap(SessionFactory.class));
  }
}
