// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.Id;
import dev.keelson.migrations.Role;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * Tries statements as each role and as the owner. Each is refused for the reason that is listed in
 * {@code ways-around.txt}, so that neither a grant nor a trigger that is lost hides behind another.
 * A test whose attempts change tells what the list must have for it.
 */
abstract class AsEachRole extends OnPostgres {

  private final Map<Role, DataSource> roles = new EnumMap<>(Role.class);
  private Attempts attempts = new Attempts();

  /** Returns connections to the database of the store as a role with these grants. */
  final DataSource as(Role role) {
    return roles.computeIfAbsent(role, database::as);
  }

  @BeforeEach
  final void begin_with_no_attempt() {
    attempts = new Attempts();
  }

  @AfterEach
  final void each_attempt_was_refused_for_its_own_reason(TestInfo test) {
    if (!test.getTestClass().orElseThrow().isInstance(this)) {
      return; // a test of a nested class, which tells by itself
    }
    String name = test.getTestMethod().orElseThrow().getName();
    String nested = test.getTestClass().orElseThrow().getSimpleName() + "." + name;
    assertThat(attempts.toString())
        .as(
            "what %s tried, and for what reason who was refused, as ways-around.txt lists it",
            nested)
        .isEqualTo(Attempts.listed(nested).orElseGet(() -> Attempts.listed(name).orElse("")));
  }

  @Test
  final void every_listed_attempt_is_one_of_a_test() {
    List<String> tests = new ArrayList<>();
    for (Class<?> c = NothingGoesAroundContract.class; c != null; c = c.getSuperclass()) {
      for (Method method : c.getDeclaredMethods()) {
        tests.add(method.getName());
        tests.add(
            NothingGoesAroundContract.Under_a_lease_on_a_run.class.getSimpleName()
                + "."
                + method.getName());
      }
    }
    assertThat(tests).containsAll(Attempts.tests());
  }

  static String update(String table, Id id, String change) {
    return "update keelson.%s set %s, %s where id = '%s'"
        .formatted(table, change, signed(table), id);
  }

  /** As a store signs, which is no obstacle. */
  static String signed(String table) {
    return "version = %s.version + 1, updated_at = now(), updated_by = 'system:keelson'"
        .formatted(table);
  }

  /** Tries a statement that must fail by a rule or a grant, and what the owner gets for it. */
  void refuse(Role role, String sql) {
    attempts.add("owner", sql, undone(sql));
    String who = role.name().toLowerCase(Locale.ROOT);
    String reason = reason(who, as(role), sql);
    attempts.add(who, sql, reason);
    assertRefused(who, sql, reason);
  }

  /** The same, of the owner of the schema alone, for whom triggers hold as well. */
  void refuseOwner(String sql) {
    String reason = undone(sql);
    attempts.add("owner", sql, reason);
    assertRefused("owner", sql, reason);
  }

  /** What the owner may do by hand, as docs/boundary.md says. */
  void ownerMay(String sql) {
    String reason = undone(sql);
    attempts.add("owner", sql, reason);
    assertThat(reason).as("what the owner gets for %s", sql).isEqualTo("may");
  }

  private static void assertRefused(String who, String sql, String reason) {
    assertThat(reason.split(" ", 2)[0])
        .as("how %s was refused to do this: %s", who, sql)
        .isIn("42501", "K0001", "K0002", "23001", "23503", "23505", "23514");
  }

  /** Returns for what reason a statement is refused, or that it is not. */
  private static String reason(String who, DataSource connections, String sql) {
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement()) {
      return reason(statement, sql);
    } catch (SQLException e) {
      throw new AssertionError(who + " could not connect", e);
    }
  }

  /** The same of the owner, who may do a lot by hand; nothing stays of it. */
  private String undone(String sql) {
    try (Connection connection = database.ownersDataSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      String reason = reason(statement, sql + "; set constraints all immediate");
      connection.rollback();
      return reason;
    } catch (SQLException e) {
      throw new AssertionError("the owner could not connect", e);
    }
  }

  private static String reason(Statement statement, String sql) {
    try {
      statement.execute(sql);
      return "may";
    } catch (SQLException e) {
      return Attempts.reason(e);
    }
  }

  /** Returns the SQLSTATE with which a statement is refused. */
  static String refusal(Statement statement, String sql) {
    try {
      return "none, for %s rows".formatted(statement.executeUpdate(sql));
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }

  /** Does what is no way around, so that the ways around it are refused for their own reasons. */
  void accept(Role role, String sql) throws SQLException {
    try (Connection connection = as(role).getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).as("rows of: %s", sql).isEqualTo(1);
    }
  }
}
