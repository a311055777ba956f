// SPDX-License-Identifier: Apache-2.0
package dev.keelson.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.approval.Approval;
import dev.keelson.core.Actor;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Seen;
import dev.keelson.migrations.KeelsonMigrations;
import dev.keelson.testkit.postgres.PostgresForTests;
import dev.keelson.testkit.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Java and SQL agree who is an actor, and who is the same voter. */
final class ActorsTest {

  /** Each between two letters, before them and behind them. */
  private static final List<String> ODD =
      List.of(
          "\u200B",
          "\u00AD",
          "\uFEFF",
          "\u2060",
          "\u034F",
          "\uFE0F",
          "\u202E",
          "\u2028",
          "\u0085",
          "\u001B",
          "\u180E",
          "\u3164",
          "\uFFF9",
          "\uDB40\uDC41",
          "\u0345",
          "\uD81B\uDFE4",
          "\u2800",
          "\uD834\uDD59",
          " ",
          "\u00A0",
          "\u3000",
          "\u1680",
          "\t",
          "\n");

  private static final List<String> FINE =
      List.of(
          "user:ana",
          "user:Ana Maria",
          "user:\u00E4nne",
          "user:a:b",
          "policy:docs-only",
          "user:\u65E5\u672C",
          "user:x\u0301",
          "user:\uD83E\uDD8A",
          "system:keelson",
          "agent:00000000-0000-7000-8000-000000000000");

  private static final List<String> WRONG =
      List.of("", ":", "user", "user:", ":ana", "agent:ana", " user:ana", "user :ana", "user: ana");

  @Test
  void an_actor_has_no_blank_at_its_ends_and_nothing_that_is_not_seen() throws SQLException {
    List<String> texts = new ArrayList<>(FINE);
    texts.addAll(WRONG);
    for (String odd : ODD) {
      texts.addAll(List.of("user:a" + odd + "na", "user:" + odd + "ana", "user:ana" + odd));
      texts.addAll(List.of("us" + odd + "er:ana", odd + "user:ana", "user" + odd + ":ana"));
    }
    try (TestDatabase database = migrated();
        Connection connection = database.dataSource().getConnection()) {
      for (String text : texts) {
        assertThat(ask(connection, "select keelson.is_actor(?)", text, Boolean.class))
            .as("what SQL says of <%s>", text)
            .isEqualTo(isActor(text));
      }
    }
    assertThat(FINE).allMatch(ActorsTest::isActor);
    assertThat(WRONG).noneMatch(ActorsTest::isActor);
    for (String odd : ODD) {
      assertThat(isActor("user:ana" + odd))
          .as("ana and U+%s", Integer.toHexString(odd.codePointAt(0)))
          .isFalse();
    }
  }

  @Test
  void what_is_not_seen_makes_no_other_voter() throws SQLException {
    try (TestDatabase database = migrated();
        Connection connection = database.dataSource().getConnection()) {
      for (String odd : ODD) {
        for (String text :
            List.of("user:ana" + odd, "user:" + odd + "Ana", "user" + odd + ":\uFF21na")) {
          assertThat(Seen.of(text.substring(text.indexOf(':') + 1))).isIn("ana", "Ana", "\uFF21na");
          assertThat(ask(connection, "select keelson.plain_name(?)", text, String.class))
              .as("<%s>", text)
              .isEqualTo("user:ana");
        }
      }
      for (String text : FINE) {
        assertThat(ask(connection, "select keelson.plain_name(?)", text, String.class))
            .isEqualTo(Approval.voter(Actor.parse(text)));
      }
    }
  }

  @Test
  void java_and_sql_see_the_same_of_every_character() throws SQLException {
    try (TestDatabase database = migrated();
        Connection connection = database.dataSource().getConnection()) {
      for (int plane = 0; plane <= 0x10; plane++) {
        String all =
            IntStream.range(plane << 16, (plane + 1) << 16)
                .filter(c -> c != 0 && (c < 0xD800 || c > 0xDFFF))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        assertThat(ask(connection, "select keelson.seen(?)", all, String.class))
            .as("plane %s", plane)
            .isEqualTo(Seen.of(all));
      }
    }
    assertThat(
            IntStream.rangeClosed(0, 0x10FFFF)
                .filter(c -> Character.getType(c) == Character.FORMAT)
                .filter(c -> !Seen.of("a" + Character.toString(c) + "b").equals("ab")))
        .as("format characters that are left")
        .isEmpty();
  }

  @Test
  void java_and_sql_take_every_character_for_the_same() throws SQLException {
    try (TestDatabase database = migrated();
        Connection connection = database.dataSource().getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "select n, keelson.plain_text(n) from unnest(cast(? as text[])) as names(n)")) {
      for (int plane = 0; plane <= 0x10; plane++) {
        String[] names =
            IntStream.range(plane << 16, (plane + 1) << 16)
                .filter(c -> c != 0 && (c < 0xD800 || c > 0xDFFF))
                .mapToObj(c -> "I\u0301 " + Character.toString(c) + "\u0307\u0301 J")
                .toArray(String[]::new);
        statement.setArray(1, connection.createArrayOf("text", names));
        List<String> others = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            if (!Seen.key(row.getString(1)).equals(row.getString(2))) {
              others.add("U+" + Integer.toHexString(row.getString(1).codePointAt(3)));
            }
          }
        }
        assertThat(others).as("other letters to SQL than to Java").isEmpty();
      }
    }
  }

  private static TestDatabase migrated() {
    TestDatabase database = PostgresForTests.newEmptyDatabase();
    KeelsonMigrations.migrate(database.dataSource());
    return database;
  }

  private static boolean isActor(String text) {
    try {
      return Actor.parse(text).toString().equals(text);
    } catch (InvalidValueException e) {
      return false;
    }
  }

  private static <T> T ask(Connection connection, String sql, String text, Class<T> type)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, text);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getObject(1, type);
      }
    }
  }
}
