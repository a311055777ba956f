// SPDX-License-Identifier: Apache-2.0
package dev.keelson.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.Check;
import dev.keelson.core.InvalidValueException;
import dev.keelson.testkit.postgres.PostgresForTests;
import dev.keelson.testkit.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One line of text is the same in Java and in SQL, so that Java can read what was stored. */
final class LinesTest {

  private static final int MOST = 4;

  @Test
  void java_and_sql_call_the_same_a_line() throws SQLException {
    List<String> texts =
        IntStream.rangeClosed(1, 0x1FFFF)
            .filter(c -> c < 0xD800 || c > 0xDFFF)
            .mapToObj(Character::toString)
            .flatMap(c -> List.of(c, "a" + c + "b", c + c, c + c + c).stream())
            .toList();
    assertThat(linesInSql(texts)).isEqualTo(texts.stream().filter(LinesTest::isLine).toList());
    assertThat(linesInSql(List.of("", "abcd", "abcde"))).containsExactly("abcd");
  }

  private static List<String> linesInSql(List<String> texts) throws SQLException {
    try (TestDatabase database = PostgresForTests.newDatabase();
        Connection connection = database.dataSource().getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                select array_agg(text order by place) from unnest(?) with ordinality t(text, place)
                 where keelson.is_line(text, %s)
                """
                    .formatted(MOST))) {
      statement.setArray(1, connection.createArrayOf("text", texts.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return List.of((String[]) row.getArray(1).getArray());
      }
    }
  }

  private static boolean isLine(String text) {
    try {
      Check.line(text, "text", MOST);
      return true;
    } catch (InvalidValueException e) {
      return false;
    }
  }
}
