// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.keelson.artifact.Artifact;
import dev.keelson.core.Check;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.Unreadable;
import dev.keelson.core.UnreadableValueException;
import dev.keelson.inbound.WebhookDeliveryStatus;
import dev.keelson.journal.JournalRemoval;
import dev.keelson.retention.Retained;
import dev.keelson.retention.RetentionPolicy;
import dev.keelson.retention.RetentionSweep;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Counts and removes data whose retention term has ended, each kind by one statement. */
final class SqlRetentionSweep implements RetentionSweep {

  private static final String TERM =
      " < keelson.transaction_time() - :millis * interval '1 millisecond'";
  private static final String OLD = "created_at" + TERM;
  private static final Map<Retained, Statement> DUE = each(what -> of(what, "due"));
  private static final Map<Retained, Statement> PURGE = each(what -> of(what, "purge"));
  private static final Statement DUE_FILES = dueFiles("");
  private static final Statement MORE_FILES =
      dueFiles("and (created_at, id, project_id) > (:behindAt, :behindId, :behindProject)");

  private final StoreContext context;

  SqlRetentionSweep(StoreContext context) {
    this.context = context;
  }

  @Override
  public Map<Retained, Long> due(RetentionPolicy policy) {
    return counts(DUE, policy, call -> call);
  }

  @Override
  public Map<Retained, Long> sweep(RetentionPolicy policy, int max) {
    Check.atLeast(1, max, "max");
    return counts(PURGE, policy, call -> call.with("max", max));
  }

  @Override
  public Page<Artifact> dueFiles(RetentionPolicy policy, int max) {
    Check.between(1, PageRequest.MAX_SIZE, max, "max");
    return policy
        .term(Retained.ARTIFACT_LOGS)
        .map(term -> dueFiles(term, max))
        .orElseGet(() -> new Page<>(List.of(), null));
  }

  /** Reads on behind what can't be read, until there are enough others. */
  private Page<Artifact> dueFiles(Duration term, int max) {
    RowMapping<Artifact> artifacts = context.database().mapping(Artifact.TYPE);
    List<Artifact> files = new ArrayList<>();
    List<Unreadable> unreadable = new ArrayList<>();
    Call call = context.call(DUE_FILES, Artifact.TYPE);
    boolean all;
    do {
      int most = max - files.size();
      List<Behind> read =
          context.fetch(
              call.with("millis", term.toMillis()).with("max", most),
              row -> {
                try {
                  files.add(artifacts.read(row, Behind.COLUMNS + 1));
                } catch (UnreadableValueException e) {
                  unreadable.add(e.row());
                }
                return Behind.of(row);
              },
              "sweep");
      all = read.size() < most;
      if (!all) {
        call = read.getLast().in(context.call(MORE_FILES, Artifact.TYPE));
      }
    } while (!all && files.size() < max);
    return new Page<>(files, null, unreadable);
  }

  /** The place of a file among those that are due, which is known of every row. */
  private record Behind(Instant at, UUID id, UUID project) {

    private static final int COLUMNS = 3;

    static Behind of(ResultSet row) throws SQLException {
      return new Behind(
          Columns.time(row, 1), row.getObject(2, UUID.class), row.getObject(3, UUID.class));
    }

    Call in(Call call) {
      return call.with("behindAt", at).with("behindId", id).with("behindProject", project);
    }
  }

  /**
   * Runs the statement of each kind with its term, and returns the counts; 0 for kinds without a
   * term.
   */
  private Map<Retained, Long> counts(
      Map<Retained, Statement> statements, RetentionPolicy policy, UnaryOperator<Call> rest) {
    Map<Retained, Long> counts = new EnumMap<>(Retained.class);
    statements.forEach((what, statement) ->
        counts.put(
            what,
            policy.term(what).map(term -> count(rest.apply(call(statement, term)))).orElse(0L)));
    return counts;
  }

  private Call call(Statement statement, Duration term) {
    return context
        .call(statement)
        .with("millis", term.toMillis())
        .with("rule", JournalRemoval.rule(term));
  }

  private long count(Call call) {
    return context.fetch(call, row -> row.getLong(1), "sweep").getFirst();
  }

  private static Statement of(Retained what, String template) {
    return what == Retained.JOURNAL && template.equals("purge")
        ? Statement.load("remove_journal") // the database records what it removes
        : Statement.load(template)
            .filled("change", change(what))
            .filled("table", table(what))
            .filled("due", due(what) + held(what))
            .filled(
                "signed",
                what == Retained.WEBHOOK_DELIVERIES
                    ? "and (select actor from signed) is not null"
                    : "");
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
            + "version = version + 1, updated_at = keelson.transaction_time(), updated_by = :actor"
        : "delete from keelson.{table}";
  }

  private static String due(Retained what) {
    return switch (what) {
      case ARTIFACT_LOGS -> oldLogs("is null");
      case WEBHOOK_DELIVERIES ->
          OLD + " and status not in " + Statement.active(WebhookDeliveryStatus.LIFECYCLE);
      case SESSION_EVENTS, PROCESS_LOGS, USAGE -> OLD;
      case JOURNAL ->
          "at < keelson.transaction_time() - greatest(:millis * interval '1 millisecond',"
              + " keelson.journal_floor())";
    };
  }

  /** Returns the condition that no hold keeps a row. */
  private static String held(Retained what) {
    String owner = what == Retained.WEBHOOK_DELIVERIES ? "id" : "project_id";
    String run =
        switch (what) {
          case ARTIFACT_LOGS, JOURNAL, USAGE -> "{table}.run_id";
          case SESSION_EVENTS -> runOf("session");
          case PROCESS_LOGS -> runOf("execution_process");
          case WEBHOOK_DELIVERIES -> "{table}.id";
        };
    return (" and not exists (select from keelson.journal_hold h where h.project_id = {table}."
            + owner
            + " and h.subject_id in ({table}."
            + owner
            + ", "
            + run
            + "))")
        .replace("{table}", table(what));
  }

  private static String runOf(String parent) {
    return "(select p.run_id from keelson.%s p where p.project_id = {table}.project_id and p.id = {table}.%s)"
        .formatted(parent, parent.equals("session") ? "session_id" : "process_id");
  }

  /**
   * Returns the condition for log artifacts past their term; {@code path} tells whether their
   * content is in a file.
   */
  private static String oldLogs(String path) {
    return OLD
        + " and kind = 'log' and status in ('published', 'superseded') and content -> 'path' "
        + path;
  }

  private static Statement dueFiles(String behind) {
    return Statement.load("due_files")
        .filled("due", oldLogs("is not null") + held(Retained.ARTIFACT_LOGS))
        .filled("behind", behind);
  }

  private static Map<Retained, Statement> each(Function<Retained, Statement> statement) {
    return Stream.of(Retained.values())
        .collect(toMap(identity(), statement, (a, b) -> a, () -> new EnumMap<>(Retained.class)));
  }
}
