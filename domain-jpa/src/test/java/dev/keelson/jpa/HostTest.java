// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.keelson.Keelson;
import dev.keelson.agent.Agent;
import dev.keelson.core.AlreadyExistsException;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.fixtures.Agents;
import dev.keelson.testkit.postgres.PostgresForTests;
import dev.keelson.testkit.postgres.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A host's own persistence unit, which lists nothing of Keelson. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class HostTest {

  private static final TestDatabase DATABASE = PostgresForTests.newDatabase();
  private static EntityManagerFactory factory;

  private final Agent agent = Agents.coder();

  @BeforeAll
  static void start() throws SQLException {
    try (Connection connection = DATABASE.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create schema host; create table host.host_note"
              + " (note_id bigint primary key, note_text varchar(255), time_spent numeric(21))");
    }
    factory =
        new HibernatePersistenceConfiguration("host")
            .managedClass(HostNote.class)
            .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, DATABASE.dataSource())
            .property(MappingSettings.DEFAULT_SCHEMA, "host")
            .property(
                MappingSettings.PHYSICAL_NAMING_STRATEGY, new PhysicalNamingStrategySnakeCaseImpl())
            .property(SchemaToolingSettings.HBM2DDL_AUTO, "validate")
            .createEntityManagerFactory();
  }

  @AfterAll
  static void stop() {
    factory.close();
    DATABASE.close();
  }

  @BeforeEach
  void clear() throws SQLException {
    DATABASE.clear();
    try (Connection connection = DATABASE.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("truncate host.host_note");
    }
  }

  @Test
  @Proves("R004-01")
  void both_are_written_when_the_host_commits() {
    try (EntityManager host = factory.createEntityManager()) {
      host.getTransaction().begin();
      host.persist(note());
      JpaKeelson.over(host).agents().insert(agent);
      assertThat(other().agents().find(agent.id())).as("before the commit").isEmpty();
      host.getTransaction().commit();
    }
    assertThat(other().agents().find(agent.id())).isPresent();
    assertThat(notes()).isEqualTo(1);
  }

  @Test
  void nothing_is_written_when_the_host_rolls_back() {
    try (EntityManager host = factory.createEntityManager()) {
      host.getTransaction().begin();
      host.persist(note());
      host.flush();
      Keelson keelson = JpaKeelson.over(host);
      keelson.inTransaction(tx -> tx.agents().insert(agent));
      assertThat(keelson.agents().find(agent.id())).as("in the transaction").isPresent();
      assertThat(host.getTransaction().isActive()).isTrue();
      host.getTransaction().rollback();
    }
    assertThat(other().agents().find(agent.id())).isEmpty();
    assertThat(notes()).isZero();
  }

  @Test
  void a_unit_that_throws_leaves_the_rest_of_the_hosts_transaction() {
    try (EntityManager host = factory.createEntityManager()) {
      host.getTransaction().begin();
      host.persist(note());
      host.flush();
      Keelson keelson = JpaKeelson.over(host);
      keelson.agents().insert(agent);
      assertThatExceptionOfType(AlreadyExistsException.class)
          .isThrownBy(() -> keelson.inTransaction(tx -> tx.agents().insert(agent)));
      assertThatIllegalStateException().isThrownBy(() -> keelson.inTransaction(HostTest::breakOff));
      host.getTransaction().commit();
    }
    assertThat(other().agents().find(agent.id())).isPresent();
    assertThat(notes()).isEqualTo(1);
  }

  @Test
  void without_a_transaction_of_the_host_a_unit_begins_and_ends_one_of_its_own() {
    try (EntityManager host = factory.createEntityManager()) {
      Keelson keelson = JpaKeelson.over(host);
      keelson.inTransaction(tx -> tx.agents().insert(agent));
      assertThat(other().agents().find(agent.id())).isPresent();
      assertThat(host.getTransaction().isActive()).isFalse();
      keelson.agents().update(agent.id(), stored -> stored.withEnabled(false));
      assertThat(other().agents().get(agent.id()).enabled()).isFalse();
    }
  }

  @Test
  void what_a_host_maps_in_its_own_way_stays_so() {
    try (EntityManager host = factory.createEntityManager()) {
      host.getTransaction().begin();
      host.persist(note());
      host.getTransaction().commit();
    }
    try (EntityManager host = factory.createEntityManager()) {
      assertThat(host.find(HostNote.class, 1L).timeSpent).isEqualTo(Duration.ofNanos(5));
    }
  }

  private static Object breakOff(Keelson tx) {
    tx.agents().insert(Agents.coder().withKey("other"));
    throw new IllegalStateException("the host thought again");
  }

  private static Keelson other() {
    return JpaKeelson.over(factory);
  }

  private static HostNote note() {
    HostNote note = new HostNote();
    note.noteId = 1L;
    note.noteText = "for the host";
    note.timeSpent = Duration.ofNanos(5);
    return note;
  }

  private static long notes() {
    try (EntityManager host = factory.createEntityManager()) {
      return host.createQuery("select count(*) from HostNote", Long.class).getSingleResult();
    }
  }
}
