// SPDX-License-Identifier: Apache-2.0
package dev.keelson.migrations;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/**
 * Creates Keelson's schema in a PostgreSQL database and keeps it up to date. It uses its own
 * schema, history table and scripts, and so never conflicts with the Flyway of the host.
 *
 * <p>A host that runs all DDL itself takes it from {@link #sql()}; both ways produce the same
 * schema and the same history, and may be combined.
 *
 * <p>Null in place of an argument is refused with an {@link IllegalArgumentException} that names
 * it.
 */
public final class KeelsonMigrations {

  /** The default schema. */
  public static final String DEFAULT_SCHEMA = "keelson";

  /** The table, in Keelson's schema, of the applied migrations. */
  public static final String HISTORY_TABLE = "keelson_schema_history";

  private static final Duration LONGEST = Duration.ofDays(365_250);

  // Unquoted in scripts and search paths, so only what needs no quotes.
  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  private final DataSource dataSource;
  private final String schema;

  private KeelsonMigrations(DataSource dataSource, String schema) {
    this.dataSource = dataSource;
    this.schema = schema;
  }

  /** Runs the pending migrations of the schema {@value #DEFAULT_SCHEMA}; see {@link #migrate()}. */
  public static void migrate(DataSource dataSource) {
    of(dataSource).migrate();
  }

  /** Returns the migrations of the schema {@value #DEFAULT_SCHEMA} in this data source. */
  public static KeelsonMigrations of(DataSource dataSource) {
    return new KeelsonMigrations(present(dataSource, "dataSource"), DEFAULT_SCHEMA);
  }

  /**
   * Returns the migrations of another schema.
   *
   * @throws IllegalArgumentException if {@code schema} is not 1 to 63 lower-case letters, digits
   *     and underscores, the first no digit
   */
  public KeelsonMigrations inSchema(String schema) {
    return new KeelsonMigrations(dataSource, checked("schema", schema));
  }

  /**
   * Creates the schema if it is missing and runs the migrations that are pending, each in a
   * transaction of its own. Does nothing if there are none. Hosts that start concurrently wait for
   * each other.
   *
   * @throws IllegalStateException if a migration fails, or an applied one was changed since; the
   *     message names it
   */
  public void migrate() {
    withFlyway("schema %s could not be migrated", Flyway::migrate);
  }

  /**
   * Returns the scripts that {@link #migrate()} would run, in order; empty if the schema is up to
   * date. Only reads.
   *
   * @throws IllegalStateException if the database can't be reached, or its history can't be read
   */
  public List<String> pending() {
    MigrationInfo[] pending =
        withFlyway("schema %s could not be read", flyway -> flyway.info().pending());
    return Arrays.stream(pending).map(MigrationInfo::getScript).toList();
  }

  /**
   * Checks that the schema exists and is not older than this library, for hosts that don't migrate
   * at startup. A newer schema passes, also one that allows more transitions: migrations only add.
   * Only reads.
   *
   * @throws IllegalStateException if the schema is missing, or older than this library, naming the
   *     scripts that must run first; or if the database can't be reached
   */
  public void requireCurrent() {
    List<String> pending = pending();
    boolean isNewer =
        pending.equals(List.of(Transitions.SCRIPT.name())) && Transitions.areIn(dataSource, schema);
    if (!pending.isEmpty() && !isNewer) {
      throw new IllegalStateException(
          "schema %s lacks %s; run KeelsonMigrations.migrate or the SQL of KeelsonMigrations.sql"
              .formatted(schema, String.join(", ", pending)));
    }
  }

  /**
   * Returns all DDL as one script for the schema {@value #DEFAULT_SCHEMA}; see {@link
   * #sql(String)}.
   */
  public static String sql() {
    return sql(DEFAULT_SCHEMA);
  }

  /**
   * Returns all DDL as one script in one transaction: it creates the schema, runs every migration
   * in order and records them in the history table as {@link #migrate()} does. It is for an empty
   * database; if the schema exists, it fails and changes nothing.
   *
   * @throws IllegalArgumentException see {@link #inSchema}
   */
  public static String sql(String schema) {
    return PlainSql.of(checked("schema", schema));
  }

  /**
   * Grants what {@code role} needs to a database role that exists; see {@link #grants}. Repeated:
   * changes nothing. To be called again after each migration, for the tables that are new.
   *
   * @param databaseRole 1 to 63 lower-case letters, digits and underscores, the first no digit; not
   *     {@code public}
   * @throws IllegalArgumentException if it is not
   * @throws IllegalStateException if the schema or the database role is missing
   */
  public void grantTo(Role role, String databaseRole) {
    execute(
        Grants.of(present(role, "role"), checkedRole(databaseRole), schema),
        "schema %s could not be granted to %s".formatted(schema, databaseRole));
  }

  /**
   * Keeps every journal entry for at least so long, whatever term a sweep has. Only the owner of
   * the schema can say so. Zero, as after a migration, leaves it to the terms.
   *
   * @param atLeast not negative, in whole seconds; what is less than one is rounded up
   * @throws IllegalArgumentException if it is negative, or more than 1000 years
   * @throws IllegalStateException if the schema is missing, or is somebody else's
   */
  public void keepJournal(Duration atLeast) {
    if (present(atLeast, "atLeast").isNegative() || atLeast.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "atLeast must be 0 to 1000 years; got %s days".formatted(atLeast.toDays()));
    }
    execute(
        "create or replace function %s.journal_floor() returns interval language sql stable return interval '%s seconds'"
            .formatted(schema, atLeast.plusNanos(999_999_999).toSeconds()),
        "the journals of schema %s could not be kept".formatted(schema));
  }

  /** One call is one transaction. */
  private void execute(String sql, String problem) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("%s: %s".formatted(problem, reason(e)), e);
    }
  }

  /**
   * Returns the SQL that grants what {@code role} needs to a database role, in one transaction.
   *
   * @throws IllegalArgumentException if a name is not 1 to 63 lower-case letters, digits and
   *     underscores, the first no digit
   */
  public static String grants(Role role, String databaseRole, String schema) {
    return "begin;\n%scommit;\n"
        .formatted(
            Grants.of(present(role, "role"), checkedRole(databaseRole), checked("schema", schema)));
  }

  private <R> R withFlyway(String problem, Function<Flyway, R> work) {
    try {
      return work.apply(flyway());
    } catch (RuntimeException e) {
      throw new IllegalStateException("%s: %s".formatted(problem.formatted(schema), reason(e)), e);
    }
  }

  private Flyway flyway() {
    return Flyway.configure(KeelsonMigrations.class.getClassLoader())
        .dataSource(dataSource)
        .resourceProvider(Scripts.forFlyway())
        .javaMigrationClassProvider(List::of)
        .schemas(schema)
        .defaultSchema(schema)
        .createSchemas(true)
        .table(HISTORY_TABLE)
        // A schema that has tables of the host is treated like an empty one.
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load();
  }

  /** Everybody is no role, and gets nothing. */
  private static String checkedRole(String name) {
    if (present(name, "databaseRole").equals("public")) {
      throw new IllegalArgumentException(
          "databaseRole must be that of a host or of its workers, not public, which is everybody");
    }
    return checked("databaseRole", name);
  }

  private static String checked(String what, String name) {
    if (!NAME.matcher(present(name, what)).matches()) {
      throw new IllegalArgumentException(
          "%s must be 1 to 63 lower-case letters, digits and underscores, the first no digit; got %s characters"
              .formatted(what, name.length()));
    }
    return name;
  }

  private static <T> T present(T value, String what) {
    if (value == null) {
      throw new IllegalArgumentException(what + " must not be null; give it a value");
    }
    return value;
  }

  /** Returns the first line of Flyway's message, and its causes. */
  private static String reason(Throwable problem) {
    Throwable cause = problem;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    Stream<String> lines =
        problem.getCause() == null
            ? lines(problem).limit(2)
            : Stream.concat(lines(problem).limit(1), lines(cause).limit(1));
    return lines.collect(joining(": "));
  }

  private static Stream<String> lines(Throwable problem) {
    return String.valueOf(problem.getMessage()).lines();
  }
}
