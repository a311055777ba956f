// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.cost;

import dev.keelson.agent.AgentId;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.testkit.postgres.PostgresForTests;
import dev.keelson.testkit.postgres.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A database of a million rows; {@code a_million_rows.sql} says what they are like. */
final class MillionRows {

  static final int ITEMS = 1 << 17;
  static final int RUNS = 2 * ITEMS;

  static final int MOVES = 2 * ITEMS;

  private static final int CALLS = 2 * ITEMS;
  private static final int EFFECTS = ITEMS / 2;

  /**
   * One is enough, unless the server analyzes a table by itself meanwhile, and sees an old state.
   */
  private static final int VACUUMS = 10;

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** The largest first. */
  final List<ProjectId> projects =
      IntStream.rangeClosed(1, 20)
          .mapToObj(k -> new ProjectId(new UUID(0x0190_0000_0000_7000L, k)))
          .toList();

  private final TestDatabase database = PostgresForTests.newDatabase();

  private static @Nullable MillionRows loaded;

  private MillionRows() {
    execute(script());
    for (int i = 0; i < VACUUMS && !isVisibleToAll(); i++) {
      execute("vacuum (analyze)");
    }
  }

  /** Loads them for all tests of this JVM, which only read. */
  static synchronized MillionRows loaded() {
    if (loaded == null) {
      loaded = new MillionRows();
    }
    return loaded;
  }

  DataSource dataSource() {
    return database.dataSource();
  }

  /** When the n-th of anything was made. */
  static Instant at(int n) {
    return START.plusSeconds(n);
  }

  static RunId run(int n) {
    return new RunId(id(n));
  }

  /** One of ten agents; the first has most of the work. */
  static AgentId agent(int n) {
    return new AgentId(id(n));
  }

  /** As the script makes them: the numbers, stirred. */
  private static UUID id(int n) {
    return new UUID((n * 2_654_435_761L) << 32 | 0x7000, 0x8000L << 48);
  }

  private static String script() {
    try (InputStream file = MillionRows.class.getResourceAsStream("a_million_rows.sql")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .replace("$items", Integer.toString(ITEMS))
          .replace("$runs", Integer.toString(RUNS))
          .replace("$calls", Integer.toString(CALLS))
          .replace("$moves", Integer.toString(MOVES))
          .replace("$effects", Integer.toString(EFFECTS));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether counts need not look into tables whether a row is there. */
  private boolean isVisibleToAll() {
    String query =
        """
        select every(relpages > 0 and relallvisible = relpages) from pg_class
         where relnamespace = cast('keelson' as regnamespace) and relname in ('work_item', 'run', 'agent_execution')
        """;
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      return result.next() && result.getBoolean(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void execute(String sql) {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
