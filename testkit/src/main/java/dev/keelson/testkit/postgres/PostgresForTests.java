// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.postgres;

import dev.keelson.migrations.KeelsonMigrations;
import dev.keelson.migrations.Role;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The PostgreSQL server of this JVM's tests. The first use looks for one, in this order:
 *
 * <ol>
 *   <li>the server in {@code keelson.test.jdbc-url}, which includes user and password. Its role
 *       needs CREATEDB; existing databases are not touched;
 *   <li>a container, if Testcontainers is on the class path and a Docker engine answers
 *       immediately;
 *   <li>the embedded binaries, which need nothing but the class path.
 * </ol>
 *
 * <p>{@code keelson.test.db} set to {@code url}, {@code docker} or {@code embedded} uses that one
 * or fails; {@code auto} is the default. Both are system properties, or environment variables named
 * {@code KEELSON_TEST_JDBC_URL} and {@code KEELSON_TEST_DB}. Whatever is started or created is
 * removed when the JVM ends.
 *
 * <p>Tests connect as the owner of the schema; with {@code keelson.test.role} set to the name of a
 * {@link dev.keelson.migrations.Role}, as a database role that has its grants and no more; the role
 * in the URL then also needs CREATEROLE.
 *
 * <p>Their transactions begin as the server is configured; with {@code keelson.test.isolation} set
 * to {@code read committed}, {@code repeatable read} or {@code serializable}, so.
 */
public final class PostgresForTests {

  private static @Nullable PostgresForTests shared;

  private final Server server;
  private final @Nullable Role role;
  private final @Nullable String isolation;
  private final String prefix = "keelson_test_" + UUID.randomUUID().toString().replace("-", "");
  private final Set<String> created = ConcurrentHashMap.newKeySet();
  private final Set<String> roles = ConcurrentHashMap.newKeySet();
  private final String password = UUID.randomUUID().toString();
  private @Nullable String template;
  private int databases;

  PostgresForTests(Server server, @Nullable Role role, @Nullable String isolation) {
    this.server = server;
    this.role = role;
    this.isolation = isolation;
  }

  /**
   * Returns a new database with Keelson's schema and no rows.
   *
   * @throws IllegalStateException if no PostgreSQL is available, naming the ways to provide one
   */
  public static TestDatabase newDatabase() {
    return shared().database();
  }

  /**
   * Returns a new empty database without a schema, for tests of migrations.
   *
   * @throws IllegalStateException see {@link #newDatabase}
   */
  public static TestDatabase newEmptyDatabase() {
    PostgresForTests postgres = shared();
    String name = postgres.create("template1");
    return new TestDatabase(postgres, name, postgres.owned(name));
  }

  private static synchronized PostgresForTests shared() {
    if (shared == null) {
      Settings settings = Settings.ofJvm();
      PostgresForTests started =
          new PostgresForTests(Server.start(settings), settings.role(), settings.isolation());
      Runtime.getRuntime().addShutdownHook(new Thread(started::stop, "stop-postgres-for-tests"));
      shared = started;
    }
    return shared;
  }

  TestDatabase database() {
    String name = create(template());
    return role == null
        ? new TestDatabase(this, name, owned(name))
        : new TestDatabase(this, name, owned(name), role);
  }

  private synchronized String template() {
    if (template == null) {
      String name = create("template1");
      KeelsonMigrations.migrate(owned(name));
      template = name;
    }
    return template;
  }

  private synchronized String create(String template) {
    String name = prefix + "_" + databases++;
    // Copying files beats logging them page by page where nothing is flushed.
    execute("create database %s template %s strategy file_copy".formatted(name, template));
    created.add(name);
    return name;
  }

  void drop(String database) {
    if (created.remove(database)) {
      execute("drop database %s with (force)".formatted(database));
    }
  }

  /** Connects as the owner of the database. */
  PGSimpleDataSource owned(String database) {
    PGSimpleDataSource source = server.dataSource(database);
    if (isolation != null) {
      source.setOptions("-c default_transaction_isolation=" + isolation.replace(" ", "\\ "));
    }
    return source;
  }

  /** Connects as a role of its own, which has these grants in the database and no more. */
  synchronized PGSimpleDataSource granted(String database, Role role) {
    String name = databaseRole(role);
    if (roles.add(name)) {
      execute("create role %s login password '%s'".formatted(name, password));
    }
    KeelsonMigrations.of(owned(database)).grantTo(role, name);
    PGSimpleDataSource source = owned(database);
    source.setUser(name);
    source.setPassword(password);
    return source;
  }

  /** Returns the name of the database role that has these grants. */
  String databaseRole(Role role) {
    return "%s_%s".formatted(prefix, role.name().toLowerCase(Locale.ROOT));
  }

  private void execute(String sql) {
    try (var connection = server.admin().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL for tests refused to " + sql, e);
    }
  }

  void stop() {
    if (server.outlivesTests()) {
      Set.copyOf(created).forEach(this::drop);
      roles.forEach(name -> execute("drop role " + name));
    }
    server.stop();
  }
}
