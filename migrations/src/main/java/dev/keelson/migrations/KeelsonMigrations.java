// SPDX-License-Identifier: Apache-2.0
package dev.keelson.migrations;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/**
 * Brings Keelson's schema into a PostgreSQL database and keeps it current. It has a schema, a
 * history table and scripts of its own, and so never meets the Flyway of the host.
 *
 * <p>A host that runs all DDL itself takes it from {@link #sql()}; both ways leave the same schema
 * and the same history, and one may follow the other.
 */
public final class KeelsonMigrations {

  /** The schema unless the host chooses another. */
  public static final String DEFAULT_SCHEMA = "keelson";

  /** The table, in Keelson's schema, of the migrations that ran. */
  public static final String HISTORY_TABLE = "keelson_schema_history";

  // Unquoted in scripts and search paths, so only what needs no quotes.
  private static final Pattern SCHEMA = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  private final DataSource dataSource;
  private final String schema;

  private KeelsonMigrations(DataSource dataSource, String schema) {
    this.dataSource = dataSource;
    this.schema = schema;
  }

  /** Runs what is pending on the schema {@value #DEFAULT_SCHEMA}; see {@link #migrate()}. */
  public static void migrate(DataSource dataSource) {
    of(dataSource).migrate();
  }

  /** The migrations of the schema {@value #DEFAULT_SCHEMA} behind this data source. */
  public static KeelsonMigrations of(DataSource dataSource) {
    return new KeelsonMigrations(Objects.requireNonNull(dataSource, "dataSource"), DEFAULT_SCHEMA);
  }

  /**
   * The same for another schema.
   *
   * @throws IllegalArgumentException if {@code schema} is not 1 to 63 lower-case letters, digits
   *     and underscores, the first no digit
   */
  public KeelsonMigrations inSchema(String schema) {
    return new KeelsonMigrations(dataSource, checked(schema));
  }

  /**
   * Creates the schema if it is missing and runs the migrations that are pending, each in a
   * transaction of its own. Does nothing if there are none. Hosts that start at once wait for each
   * other.
   *
   * @throws IllegalStateException if a migration fails or one that ran was changed since; the
   *     message says which
   */
  public void migrate() {
    try {
      flyway().migrate();
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "schema %s could not be migrated: %s".formatted(schema, reason(e)), e);
    }
  }

  /**
   * The scripts that {@link #migrate()} would run, in order; empty if the schema is current. Only
   * reads.
   */
  public List<String> pending() {
    return Arrays.stream(flyway().info().pending()).map(MigrationInfo::getScript).toList();
  }

  /**
   * Refuses a schema that is missing or older than this library, for hosts that don't migrate when
   * they start. A newer schema passes: migrations only add. Only reads.
   *
   * @throws IllegalStateException naming the scripts that must run first
   */
  public void requireCurrent() {
    List<String> pending = pending();
    if (!pending.isEmpty()) {
      throw new IllegalStateException(
          "schema %s lacks %s; run KeelsonMigrations.migrate or the SQL of KeelsonMigrations.sql"
              .formatted(schema, String.join(", ", pending)));
    }
  }

  /** All DDL as one script for the schema {@value #DEFAULT_SCHEMA}; see {@link #sql(String)}. */
  public static String sql() {
    return sql(DEFAULT_SCHEMA);
  }

  /**
   * All DDL as one script in one transaction: creates the schema, runs every migration in order and
   * records them in the history table as {@link #migrate()} does. For an empty database; on one
   * that has the schema it fails and changes nothing.
   *
   * @throws IllegalArgumentException see {@link #inSchema}
   */
  public static String sql(String schema) {
    return PlainSql.of(checked(schema));
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
        // A schema that has tables of the host is as good as an empty one.
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load();
  }

  private static String checked(String schema) {
    if (!SCHEMA.matcher(schema).matches()) {
      throw new IllegalArgumentException(
          "schema must be 1 to 63 lower-case letters, digits and underscores, the first no digit;"
              + " got %d characters".formatted(schema.length()));
    }
    return schema;
  }

  /** What Flyway says in its first line, and what is behind it. */
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
