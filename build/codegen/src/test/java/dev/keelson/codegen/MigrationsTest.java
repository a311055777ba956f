// SPDX-License-Identifier: Apache-2.0
package dev.keelson.codegen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keelson.migrations.KeelsonMigrations;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.postgres.PostgresForTests;
import dev.keelson.testkit.postgres.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class MigrationsTest {

  /** How the plain SQL records that a script ran. */
  private static final Pattern RECORDED = Pattern.compile("'SQL', '([^']+)'");

  private final TestDatabase database = PostgresForTests.newEmptyDatabase();
  private final Catalogue catalogue = new Catalogue(database);
  private final KeelsonMigrations migrations = KeelsonMigrations.of(database.dataSource());

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  @Proves("R000-01")
  void migrating_creates_the_schema_and_migrating_again_does_nothing() throws SQLException {
    KeelsonMigrations.migrate(database.dataSource());
    List<String> schema = catalogue.definition("keelson");
    assertThat(schema).hasSizeGreaterThan(100);
    KeelsonMigrations.migrate(database.dataSource());
    assertThat(catalogue.definition("keelson")).isEqualTo(schema);
  }

  @Test
  void hosts_that_start_at_once_all_succeed() throws Exception {
    int hosts = 4;
    CyclicBarrier start = new CyclicBarrier(hosts);
    Callable<Void> host =
        () -> {
          start.await(30, TimeUnit.SECONDS);
          migrations.migrate();
          return null;
        };
    try (ExecutorService threads = Executors.newFixedThreadPool(hosts)) {
      for (Future<Void> done :
          threads.invokeAll(Stream.generate(() -> host).limit(hosts).toList())) {
        done.get(60, TimeUnit.SECONDS);
      }
    }
    assertThat(migrations.pending()).isEmpty();
  }

  @Test
  void a_schema_that_is_missing_is_refused_in_one_sentence() throws SQLException {
    assertThat(migrations.pending()).isNotEmpty();
    assertThatThrownBy(migrations::requireCurrent)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "schema keelson lacks "
                + String.join(", ", migrations.pending())
                + "; run KeelsonMigrations.migrate or the SQL of KeelsonMigrations.sql");
    assertThat(catalogue.list("select nspname from pg_namespace where nspname = 'keelson'"))
        .as("asking must not create anything")
        .isEmpty();
  }

  @Test
  void a_database_that_is_gone_is_told_as_such_without_an_exception_of_flyway() {
    database.close();
    for (ThrowingCallable asked :
        List.<ThrowingCallable>of(
            migrations::pending, migrations::requireCurrent, migrations::migrate)) {
      assertThatThrownBy(asked)
          .isExactlyInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("schema keelson could not be ");
    }
  }

  @Test
  void a_schema_with_older_lifecycles_is_refused() throws SQLException {
    migrations.migrate();
    assertThatCode(migrations::requireCurrent).doesNotThrowAnyException();
    catalogue.execute(
        "update keelson.keelson_schema_history set checksum = 1 where version is null");
    catalogue.execute("delete from keelson.lifecycle_transition where kind = 'run'");
    assertThatThrownBy(migrations::requireCurrent)
        .hasMessageStartingWith("schema keelson lacks R__lifecycle_transitions.sql; ");
    migrations.migrate();
    assertThat(migrations.pending()).isEmpty();
    assertThatCode(migrations::requireCurrent).doesNotThrowAnyException();
  }

  @Test
  void an_older_release_that_starts_after_a_newer_one_takes_no_transition_away()
      throws SQLException {
    migrations.migrate();
    catalogue.execute(
        "insert into keelson.lifecycle_transition values ('run', 'completed', 'reopened')");
    catalogue.execute(
        "update keelson.keelson_schema_history set checksum = 1 where version is null");
    assertThatCode(migrations::requireCurrent).doesNotThrowAnyException();
    migrations.migrate();
    assertThat(
            catalogue.list(
                "select to_state from keelson.lifecycle_transition"
                    + " where kind = 'run' and from_state = 'completed'"))
        .contains("reopened");
  }

  @Test
  void a_schema_newer_than_the_library_passes() throws SQLException {
    migrations.migrate();
    catalogue.execute(
        """
        insert into keelson.keelson_schema_history (installed_rank, version, description, type,
          script, checksum, installed_by, execution_time, success)
        values (99, '999', 'later', 'SQL', 'V999__later.sql', 1, 'host', 0, true)
        """);
    assertThatCode(migrations::requireCurrent).doesNotThrowAnyException();
    assertThatCode(migrations::migrate).doesNotThrowAnyException();
  }

  @Test
  void a_migration_that_was_changed_after_it_ran_is_named() throws SQLException {
    migrations.migrate();
    catalogue.execute("update keelson.keelson_schema_history set checksum = 1 where version = '1'");
    assertThatThrownBy(migrations::migrate)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "schema keelson could not be migrated: Validate failed: Migrations have failed"
                + " validation: Migration checksum mismatch for migration version 1");
  }

  @Test
  void a_migration_that_fails_is_named_and_leaves_nothing() throws SQLException {
    catalogue.execute("create schema keelson; create table keelson.run (id bigint)");
    assertThatThrownBy(migrations::migrate)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "schema keelson could not be migrated: Failed to execute script V1__core.sql:"
                + " ERROR: relation \"run\" already exists");
    assertThat(catalogue.tables()).containsExactly("keelson_schema_history", "run");
  }

  @Test
  void a_schema_may_have_tables_of_the_host() throws SQLException {
    catalogue.execute("create table customer (id bigint)");
    migrations.inSchema("public").migrate();
    assertThat(catalogue.list("select tablename from pg_tables where schemaname = 'public'"))
        .contains("customer", "project", "work_item");
  }

  @Test
  void the_plain_sql_leaves_the_same_schema_and_history() throws SQLException {
    migrations.migrate();
    try (TestDatabase byHand = PostgresForTests.newEmptyDatabase()) {
      Catalogue plain = new Catalogue(byHand);
      plain.execute(KeelsonMigrations.sql());
      assertSame(plain.definition("keelson"), catalogue.definition("keelson"));
      assertThat(KeelsonMigrations.of(byHand.dataSource()).pending()).isEmpty();
    }
  }

  @Test
  void the_jar_prints_the_plain_sql_without_anything_else_on_the_class_path()
      throws IOException, InterruptedException, URISyntaxException {
    Path jar =
        Path.of(
            KeelsonMigrations.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process printing =
        new ProcessBuilder(
                java.toString(), "-cp", jar.toString(), "dev.keelson.migrations.PrintSql", "other")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (InputStream printed = printing.getInputStream()) {
      assertThat(new String(printed.readAllBytes(), UTF_8))
          .isEqualTo(KeelsonMigrations.sql("other"));
      assertThat(printing.waitFor()).isZero();
    } finally {
      printing.destroyForcibly();
    }
  }

  @Test
  void the_plain_sql_changes_nothing_where_the_schema_exists() throws SQLException {
    migrations.migrate();
    assertThatThrownBy(() -> catalogue.execute(KeelsonMigrations.sql()))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("already exists");
    assertThat(migrations.pending()).isEmpty();
  }

  @Test
  void another_schema_is_made_the_same_both_ways() throws SQLException {
    migrations.migrate();
    migrations.inSchema("control").migrate();
    assertSame(catalogue.definition("control"), catalogue.definition("keelson"));
    catalogue.execute(KeelsonMigrations.sql("by_hand"));
    assertSame(catalogue.definition("by_hand"), catalogue.definition("keelson"));
  }

  @Test
  void a_schema_name_that_needs_quotes_is_refused() {
    for (String name : List.of("", "Keelson", "1st", "a b", "a\"; drop schema public; --")) {
      assertThatThrownBy(() -> migrations.inSchema(name))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("schema must be 1 to 63 lower-case letters");
    }
  }

  @Test
  void a_host_with_a_flyway_of_its_own_is_not_met(@TempDir Path scripts)
      throws IOException, SQLException {
    Files.writeString(scripts.resolve("V1__host.sql"), "create table host_order (id bigint)");
    Flyway host =
        Flyway.configure()
            .dataSource(database.dataSource())
            .locations("filesystem:" + scripts, "classpath:db/migration")
            .load();
    migrations.migrate();
    assertThat(host.migrate().migrationsExecuted).isEqualTo(1);
    Files.writeString(scripts.resolve("V2__host.sql"), "create table host_item (id bigint)");
    migrations.migrate();
    assertThat(host.migrate().migrationsExecuted).isEqualTo(1);
    assertThat(catalogue.set("select tablename from pg_tables where schemaname = 'public'"))
        .containsExactly("flyway_schema_history", "host_item", "host_order");
    assertThat(catalogue.tables()).doesNotContain("flyway_schema_history", "host_order");
  }

  @Test
  void no_type_of_flyway_is_in_a_public_signature() {
    assertThat(KeelsonMigrations.class.getDeclaredConstructors())
        .noneMatch(constructor -> constructor.canAccess(null));
    for (Method method : KeelsonMigrations.class.getMethods()) {
      assertThat(method.toGenericString()).doesNotContain("flyway");
    }
  }

  @Test
  void every_script_is_known_to_the_plain_sql() throws IOException {
    try (Stream<Path> files =
        Files.list(Path.of("../..").resolve(TransitionsSql.FILE).getParent())) {
      assertThat(RECORDED.matcher(KeelsonMigrations.sql()).results().map(script -> script.group(1)))
          .as("scripts that the plain SQL knows; run build/script/generate")
          .containsExactlyInAnyOrderElementsOf(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith(".sql"))
                  .toList());
    }
  }

  @Test
  void versions_run_in_order_and_what_is_repeated_last() {
    assertThat(migrations.pending().stream().map(name -> name.substring(0, name.indexOf("__"))))
        .startsWith("V1", "V2", "V3")
        .endsWith("R")
        .containsOnlyOnce("R");
  }

  /** Says what differs, where all lines of both would fill thousands. */
  private static void assertSame(List<String> made, List<String> expected) {
    assertThat(expected).filteredOn(line -> !made.contains(line)).as("missing there").isEmpty();
    assertThat(made).filteredOn(line -> !expected.contains(line)).as("only there").isEmpty();
    assertThat(made.equals(expected)).as("the same lines, as often and in order").isTrue();
  }
}
