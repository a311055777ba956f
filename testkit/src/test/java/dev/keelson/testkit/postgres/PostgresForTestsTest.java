// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.keelson.testkit.postgres.Server.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/** A server that a URL names: it is somebody else's and must be left as it was found. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
final class PostgresForTestsTest {

  private final TestDatabase host = PostgresForTests.newDatabase();

  @BeforeAll
  void add_roles() throws SQLException {
    Sql.execute(host, "create role ci login createdb password 'ci'");
    Sql.execute(host, "create role reader login password 'reader'");
  }

  @AfterAll
  void remove_roles() throws SQLException {
    Sql.execute(host, "drop role ci");
    Sql.execute(host, "drop role reader");
    host.close();
  }

  @Test
  void a_role_that_may_create_databases_is_enough() throws SQLException {
    long before = databases();
    PostgresForTests foreign = new PostgresForTests(Server.start(named("ci")), null, null);
    try (TestDatabase database = foreign.database()) {
      assertThat(Sql.number(database, "select count(*) from keelson.run")).isZero();
      database.clear();
    }
    foreign.stop();
    assertThat(databases()).isEqualTo(before);
  }

  @Test
  void a_role_that_may_not_create_databases_is_told_so() {
    assertThatThrownBy(() -> Server.start(named("reader")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching(
            "PostgreSQL for tests at \\S+:\\d+ does not let role reader create databases;"
                + " run alter role reader createdb");
  }

  @Test
  void a_server_that_is_not_there_is_named_and_the_password_is_not() {
    Settings settings =
        new Settings(
            Kind.URL, "jdbc:postgresql://127.0.0.1:1/ci?user=ci&password=open-sesame", null, null);
    assertThatThrownBy(() -> Server.start(settings))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "PostgreSQL for tests at 127.0.0.1:1 refused the connection;"
                + " check keelson.test.jdbc-url")
        .hasMessageNotContaining("open-sesame");
    assertThat(new Server(settings.url(), true, () -> {}).toString()).doesNotContain("sesame");
  }

  @Test
  void a_jvm_that_ends_leaves_nothing_behind()
      throws SQLException, IOException, InterruptedException {
    long before = databases();
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-D" + Settings.URL + "=" + named("ci").url(),
                Forgetful.class.getName())
            .inheritIO()
            .start();
    try {
      assertThat(child.waitFor(100, TimeUnit.SECONDS)).isTrue();
      assertThat(child.exitValue()).isZero();
      assertThat(databases()).isEqualTo(before);
    } finally {
      child.destroyForcibly();
    }
  }

  private Settings named(String role) {
    var server = (PGSimpleDataSource) ((HikariDataSource) host.dataSource()).getDataSource();
    return new Settings(
        Kind.URL,
        "jdbc:postgresql://%s:%s/%s?user=%s&password=%s"
            .formatted(
                server.getServerNames()[0], server.getPortNumbers()[0], host.name(), role, role),
        null,
        null);
  }

  private long databases() throws SQLException {
    return Sql.number(host, "select count(*) from pg_database");
  }

  /** A test that doesn't close its database. */
  static final class Forgetful {
    private Forgetful() {}

    public static void main(String[] args) throws SQLException {
      if (Sql.number(PostgresForTests.newDatabase(), "select count(*) from keelson.run") != 0) {
        throw new AssertionError("the database is not empty");
      }
    }
  }
}
