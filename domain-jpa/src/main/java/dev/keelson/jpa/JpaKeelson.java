// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.agent.AgentRepository;
import dev.keelson.core.Actor;
import dev.keelson.core.ProjectId;
import dev.keelson.project.ProjectRepository;
import dev.keelson.work.WorkQueue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/**
 * A store on Hibernate and PostgreSQL, in the schema {@code keelson}; {@code KeelsonMigrations}
 * makes it.
 *
 * <p>Thread-safe unless it is made over an entity manager. A persistence unit of the host knows our
 * rows by itself, as soon as this module is on its class path; where Hibernate is to create or
 * update the host's tables, keep it from this schema by a schema filter.
 */
public final class JpaKeelson implements Keelson, AutoCloseable {

  private final Unit unit;
  private final Runnable end;

  private JpaKeelson(Unit unit, Runnable end) {
    this.unit = unit;
    this.end = end;
  }

  /**
   * Returns a store with a persistence unit of its own, which {@link #close} ends. What it writes is
   * committed at once; connections should come in autocommit mode, as they do from all pools by
   * default, since others cost a transaction for every write.
   */
  public static JpaKeelson over(DataSource dataSource) {
    return over(dataSource, Clock.systemUTC());
  }

  /** The same with a clock of its own for the stamps of plain writes. */
  public static JpaKeelson over(DataSource dataSource, InstantSource clock) {
    PersistenceConfiguration configuration =
        new HibernatePersistenceConfiguration("keelson")
            .property(
                JdbcSettings.JAKARTA_NON_JTA_DATASOURCE,
                Objects.requireNonNull(dataSource, "dataSource"))
            // Refusals are part of the contract, and told by exceptions.
            .property(JdbcSettings.LOG_JDBC_ERRORS, false);
    SessionFactory factory =
        configuration.createEntityManagerFactory().unwrap(SessionFactory.class);
    return new JpaKeelson(unit(Sessions.of(factory), clock), factory::close);
  }

  /**
   * Returns a store on the host's persistence unit. It joins the JTA transaction of the thread, if
   * there is one; else what it writes is committed at once. The factory stays the host's to close.
   */
  public static JpaKeelson over(EntityManagerFactory factory) {
    return over(factory, Clock.systemUTC());
  }

  /** The same with a clock of its own for the stamps of plain writes. */
  public static JpaKeelson over(EntityManagerFactory factory, InstantSource clock) {
    SessionFactory sessions =
        Objects.requireNonNull(factory, "factory").unwrap(SessionFactory.class);
    return new JpaKeelson(unit(Sessions.of(sessions), clock), () -> {});
  }

  /**
   * Returns a store on the connection of the host's entity manager. While that is in a transaction,
   * the store takes part in it and leaves its end to the host; flush the entity manager first where
   * a write here builds on one there. May be used where the entity manager may.
   */
  public static JpaKeelson over(EntityManager host) {
    return over(host, Clock.systemUTC());
  }

  /** The same with a clock of its own for the stamps of plain writes. */
  public static JpaKeelson over(EntityManager host, InstantSource clock) {
    return new JpaKeelson(
        unit(Sessions.of(Objects.requireNonNull(host, "host")), clock), () -> {});
  }

  private static Unit unit(Sessions sessions, InstantSource clock) {
    return new Unit(sessions, Actor.KEELSON, Objects.requireNonNull(clock, "clock"));
  }

  @Override
  public ProjectRepository projects() {
    return new JpaProjectRepository(unit);
  }

  @Override
  public AgentRepository agents() {
    return new JpaAgentRepository(unit);
  }

  @Override
  public WorkQueue workQueue() {
    return new JpaWorkQueue(unit);
  }

  @Override
  public ProjectScope project(ProjectId project) {
    return new JpaProjectScope(unit, Objects.requireNonNull(project, "project"));
  }

  @Override
  public Keelson actingAs(Actor actor) {
    Objects.requireNonNull(actor, "actor");
    return new JpaKeelson(new Unit(unit.sessions(), actor, unit.clock()), end);
  }

  @Override
  public <R> R inTransaction(Function<? super Keelson, ? extends R> work) {
    return unit.sessions()
        .unit(session ->
            work.apply(new JpaKeelson(unit.in(Sessions.of(session)), () -> {})));
  }

  /** Ends the persistence unit if it is this store's own; else does nothing. */
  @Override
  public void close() {
    end.run();
  }
}
