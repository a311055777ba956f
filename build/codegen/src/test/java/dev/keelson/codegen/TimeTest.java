// SPDX-License-Identifier: Apache-2.0
package dev.keelson.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.testkit.postgres.PostgresForTests;
import dev.keelson.testkit.postgres.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All times of a store come from two functions, which tests move and which cost nothing. */
final class TimeTest {

  private static final Path ROOT = Path.of("../..");

  /** Of the server, save in the two functions and in comments. */
  private static final Pattern CLOCK =
      Pattern.compile(
          "(?i)(?<!return"
              + " )\\b(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\\(\\)"
              + "|\\b(current_timestamp|localtimestamp|current_date|current_time)\\b");

  @Test
  void nothing_asks_the_server_for_the_time() throws IOException {
    try (Stream<Path> migrations = Files.walk(ROOT.resolve("migrations/src/main/resources"));
        Stream<Path> statements = Files.walk(ROOT.resolve("domain-sql/src/main"))) {
      List<Path> sources =
          Stream.concat(migrations, statements)
              .filter(Files::isRegularFile)
              .filter(path -> path.toString().matches(".*\\.(sql|java)"))
              .toList();
      assertThat(sources).hasSizeGreaterThan(50);
      assertThat(sources)
          .allSatisfy(source ->
              assertThat(Files.readAllLines(source))
                  .filteredOn(line ->
                      source.toString().endsWith(".sql")
                          ? !line.strip().startsWith("--")
                          : line.contains("\""))
                  .noneMatch(line -> CLOCK.matcher(line).find()));
    }
  }

  @Test
  void its_functions_are_part_of_the_plan_also_when_they_were_moved() throws SQLException {
    try (TestDatabase database = PostgresForTests.newDatabase()) {
      String query =
          """
          explain (verbose) select from keelson.work_item
           where lease_until <= keelson.transaction_time() and updated_at <= keelson.wall_time()
          """;
      Catalogue catalogue = new Catalogue(database);
      assertThat(String.join("\n", catalogue.list(query)))
          .contains("<= now()", "<= clock_timestamp()")
          .doesNotContain("_time()");
      database.advance(Duration.ofHours(2));
      assertThat(String.join("\n", catalogue.list(query)))
          .contains("<= (now() + '02:00:00'::interval)")
          .doesNotContain("_time()");
    }
  }
}
