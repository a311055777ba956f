// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import static java.util.Map.entry;

import dev.keelson.core.StoreUnavailableException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is wrong with the database, not with the work: whether it passes, and what to do. */
final class Trouble {

  /**
   * The SQLSTATE classes of transient errors: connections, rollbacks, resources, locks, operator
   * interventions.
   */
  private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57");

  /**
   * The SQLSTATEs of other transient errors: a server that only reads, as the old primary does
   * after a failover, and a session or transaction that the server ended because it took too long.
   */
  private static final Set<String> PASSING_STATES = Set.of("25006", "25P03", "25P04");

  /** The SQLSTATEs of serialization failures and deadlocks. */
  private static final Set<String> CONFLICTS = Set.of("40001", "40P01");

  /** The SQLSTATE of what a database role lacks a grant for. */
  private static final String REFUSED_TO_ROLE = "42501";

  private static final String AGAIN = "; try the whole unit of work again";
  private static final String MIGRATE =
      "run the migrations of the schema first, see KeelsonMigrations";
  private static final String UNREACHABLE =
      "the database can't be reached; try again when it is there";
  private static final String LOST = "the connection was lost" + AGAIN;
  private static final String CONFLICT = "another transaction was in the way" + AGAIN;
  private static final String LOGIN = "check the user and the password of the data source";

  /** What the caller, or who runs the database, can do about an error, by SQLSTATE. */
  private static final Map<String, String> REMEDIES =
      Map.ofEntries(
          entry("08001", UNREACHABLE),
          entry("08004", UNREACHABLE),
          entry("57P03", UNREACHABLE),
          entry("08003", LOST),
          entry("08006", LOST),
          entry("08P01", LOST),
          entry("57P01", "the server ended the session" + AGAIN),
          entry("57P02", "the server ended the session" + AGAIN),
          entry("40001", CONFLICT),
          entry("40P01", CONFLICT),
          entry("55P03", "another transaction holds a lock for longer than lock_timeout" + AGAIN),
          entry("57014", "the statement was cancelled, or took longer than its timeout" + AGAIN),
          entry(
              "25P03",
              "the transaction was idle for longer than idle_in_transaction_session_timeout; do"
                  + " less between its statements, and try the whole unit of work again"),
          entry("25P04", "the transaction took longer than transaction_timeout" + AGAIN),
          entry(
              "25006",
              "the server only reads, as an old primary does after a failover; connect to the"
                  + " primary, and try the whole unit of work again"),
          entry(
              "53300",
              "the server has no connection left; make pools smaller or max_connections larger,"
                  + " and try again"),
          entry("53100", "the disk of the server is full; make room, and try again"),
          entry("28000", LOGIN),
          entry("28P01", LOGIN),
          entry("3D000", "there is no such database; create it, or correct the data source"),
          entry("3F000", MIGRATE),
          entry("42P01", MIGRATE),
          entry("42883", MIGRATE),
          entry("42703", MIGRATE),
          entry(
              REFUSED_TO_ROLE,
              "what only a host may do goes through one with the grants of Role.CONTROL; otherwise"
                  + " grant the database role what it needs, see KeelsonMigrations.grantTo"));

  private Trouble() {}

  /** Returns the exception for an error that occurred while the store tried to {@code action}. */
  static StoreUnavailableException told(
      SQLException error, String action, RuntimeException problem) {
    String remedy = remedy(error);
    if (state(error).equals(REFUSED_TO_ROLE)) {
      String what = String.valueOf(error.getMessage()).lines().findFirst().orElse("");
      remedy = "its database role may not (%s): %s".formatted(what, remedy);
    }
    return remedy == null
        ? new StoreUnavailableException(action, isPassing(error), problem)
        : new StoreUnavailableException(action, isPassing(error), remedy, problem);
  }

  /** Returns whether another transaction was in the way. */
  static boolean isConflict(SQLException error) {
    return CONFLICTS.contains(state(error));
  }

  private static @Nullable String remedy(SQLException error) {
    String remedy = REMEDIES.get(state(error));
    return remedy == null && error instanceof SQLTransientConnectionException
        ? "no connection came from the pool in time; make it larger, or try again"
        : remedy;
  }

  private static boolean isPassing(SQLException error) {
    String state = state(error);
    return (state.length() == 5 && PASSING.contains(state.substring(0, 2)))
        || PASSING_STATES.contains(state)
        || error instanceof SQLTransientException
        || error instanceof SQLRecoverableException;
  }

  private static String state(SQLException error) {
    return Objects.toString(error.getSQLState(), "");
  }
}
