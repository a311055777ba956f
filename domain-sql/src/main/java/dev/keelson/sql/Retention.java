// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.inbound.WebhookDeliveryStatus;
import dev.keelson.retention.Retained;
import dev.keelson.retention.RetentionPolicy;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongBiFunction;
import java.util.stream.Collectors;

/**
 * The statements that count and remove what has outlived its term. All ask for {@code millis}, the
 * term; those that remove, for {@code max} and {@code actor} too.
 */
public final class Retention {

  /** Counts what is due, by kind; each returns one number. */
  public static final Map<Retained, Statement> DUE = each(what -> of(what, Statement.load("due")));

  /** Removes what is due, by kind; each returns how many that were. */
  public static final Map<Retained, Statement> PURGE =
      each(what -> of(what, Statement.load("purge").filled("change", change(what))));

  /** Finds the logs in files that are due. */
  public static final Statement DUE_FILES =
      Statement.load("due_files").filled("due", older("is not null"));

  private static final String TERM = " < now() - :millis * interval '1 millisecond'";
  private static final String OLD = "created_at" + TERM;

  private Retention() {}

  /**
   * Runs the statement of each kind with its term, and returns what it counts; 0 without a term.
   */
  public static Map<Retained, Long> counts(
      Map<Retained, Statement> statements,
      RetentionPolicy policy,
      ToLongBiFunction<Statement, Duration> run) {
    Map<Retained, Long> counts = new EnumMap<>(Retained.class);
    statements.forEach((what, statement) ->
        counts.put(
            what, policy.term(what).map(term -> run.applyAsLong(statement, term)).orElse(0L)));
    return counts;
  }

  private static Statement of(Retained what, Statement template) {
    return template.filled("table", table(what)).filled("due", due(what));
  }

  private static String table(Retained what) {
    return switch (what) {
      case ARTIFACT_LOGS -> "artifact";
      case SESSION_EVENTS -> "session_event";
      case PROCESS_LOGS -> "log_chunk";
      case WEBHOOK_DELIVERIES -> "webhook_delivery";
      case JOURNAL -> "journal";
      case USAGE -> "agent_execution";
    };
  }

  private static String change(Retained what) {
    return what == Retained.ARTIFACT_LOGS
        ? "update keelson.{table} set status = 'expired', content = null, "
            + "version = version + 1, updated_at = now(), updated_by = :actor"
        : "delete from keelson.{table}";
  }

  private static String due(Retained what) {
    return switch (what) {
      case ARTIFACT_LOGS -> older("is null");
      case WEBHOOK_DELIVERIES ->
          OLD + " and status not in " + Terminations.open(WebhookDeliveryStatus.LIFECYCLE);
      case SESSION_EVENTS, PROCESS_LOGS, USAGE -> OLD;
      case JOURNAL -> "at" + TERM;
    };
  }

  /** Logs that were made long ago, in a file or not. */
  private static String older(String path) {
    return OLD
        + " and kind = 'log' and status in ('published', 'superseded') and content -> 'path' "
        + path;
  }

  private static Map<Retained, Statement> each(Function<Retained, Statement> statement) {
    return Arrays.stream(Retained.values())
        .collect(
            Collectors.toMap(
                Function.identity(), statement, (a, b) -> a, () -> new EnumMap<>(Retained.class)));
  }
}
