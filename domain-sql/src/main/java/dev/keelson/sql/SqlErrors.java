// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.core.AlreadyExistsException;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.KeelsonException;
import dev.keelson.core.Lifecycle;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.State;
import dev.keelson.query.EntityType;
import dev.keelson.query.Referring;
import dev.keelson.spi.EntityTypes;
import dev.keelson.usage.AgentExecution;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Translates refusals of PostgreSQL to the domain's exceptions, by SQLSTATE and by the name of the
 * constraint, which contains the fields.
 */
public final class SqlErrors {

  private static final String UNIQUE_VIOLATION = "23505";
  private static final String FOREIGN_KEY_VIOLATION = "23503";

  /** The SQLSTATE that the lifecycle guard raises. */
  private static final String ILLEGAL_TRANSITION = "K0001";

  /** The SQLSTATE of triggers that check rules over several rows; the detail names the rule. */
  private static final String BROKEN_RULE = "K0002";

  /** Names of constraints, in the words of an error, for a proxy that passes on the words alone. */
  private static final Pattern NAMED =
      Pattern.compile("\"([a-z0-9_]+_(?:key|pkey|fkey|check|idx))\"");

  /** The suffix that Citus appends to the names of constraints. */
  private static final Pattern SHARD = Pattern.compile("_\\d+$");

  private SqlErrors() {}

  /**
   * Returns the domain's exception for {@code problem}, which occurred while the store tried to
   * {@code action}, for example {@code read runs}. Returns {@code problem} itself if it was not
   * caused by a database error.
   */
  public static RuntimeException translate(RuntimeException problem, String action) {
    return translate(problem, action, detail -> null);
  }

  /**
   * Returns the domain's exception for {@code problem}, which occurred while the store wrote {@code
   * value}.
   */
  public static <T extends Entity<?>> RuntimeException translate(
      RuntimeException problem, EntityType<T, ?> type, T value) {
    return translate(problem, "write " + value.id().describe(), detail -> Written.of(type, value));
  }

  /**
   * Returns the domain's exception for {@code problem}, which occurred while the store wrote these
   * model calls.
   */
  public static RuntimeException translate(
      RuntimeException problem, List<AgentExecution> executions) {
    return translate(problem, "write model calls", detail -> Written.oneOf(executions, detail));
  }

  /**
   * Returns the domain's exception for {@code problem}, which occurred while the store wrote these
   * values together.
   */
  public static <T extends Entity<?>> RuntimeException translate(
      RuntimeException problem, EntityType<T, ?> type, List<T> values) {
    return translate(
        problem, "write " + type.name(), detail -> Written.oneOf(type, values, detail));
  }

  /** Returns whether {@code problem} is a violation of this constraint. */
  public static boolean breaks(RuntimeException problem, String constraint) {
    SQLException error = sqlError(problem);
    ServerErrorMessage server = error == null ? null : server(error);
    return server != null && constraint.equals(constraint(server));
  }

  /**
   * Returns whether another transaction was in the way, so that the whole transaction was rolled
   * back and may succeed if it is run again.
   */
  static boolean isConflict(RuntimeException problem) {
    SQLException error = sqlError(problem);
    return error != null && Trouble.isConflict(error);
  }

  private static RuntimeException translate(
      RuntimeException problem, String action, Function<String, @Nullable Written> written) {
    SQLException error = problem instanceof KeelsonException ? null : sqlError(problem);
    if (error == null) {
      return problem;
    }
    ServerErrorMessage server = server(error);
    KeelsonException refusal = server == null ? null : refusal(server, action, written);
    if (refusal != null) {
      return refusal;
    }
    return Trouble.told(error, action, problem);
  }

  /**
   * Returns the driver's own exception, which pools and batches only wrap. It may be caused by an
   * earlier one, which aborted the transaction.
   */
  private static @Nullable SQLException sqlError(Throwable problem) {
    SQLException other = null;
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof PSQLException error) {
        return error;
      }
      if (cause instanceof SQLException wrapper) {
        other = wrapper;
      }
    }
    return other;
  }

  private static @Nullable ServerErrorMessage server(SQLException error) {
    return error instanceof PSQLException driver ? driver.getServerErrorMessage() : null;
  }

  private static String constraint(ServerErrorMessage server) {
    String name = Objects.toString(server.getConstraint(), "");
    if (name.isEmpty()) {
      Matcher named = NAMED.matcher(Objects.toString(server.getMessage(), ""));
      name = named.find() ? named.group(1) : "";
    }
    return SHARD.matcher(name).replaceFirst("");
  }

  private static @Nullable KeelsonException refusal(
      ServerErrorMessage server, String action, Function<String, @Nullable Written> written) {
    String state = Objects.toString(server.getSQLState(), "00000");
    String detail = Objects.toString(server.getDetail(), "");
    if (state.equals(ILLEGAL_TRANSITION)) {
      return illegalTransition(detail.split(" "));
    }
    if (state.equals(BROKEN_RULE)) {
      List<String> rule = detail.lines().toList();
      return new InvalidValueException(rule.get(0), rule.get(1), rule.get(2));
    }
    String constraint = constraint(server);
    Written refused = written.apply(detail);
    if (refused != null && state.equals(UNIQUE_VIOLATION)) {
      return new AlreadyExistsException(refused.id(), refused.uniqueFields(constraint));
    }
    if (refused != null && state.equals(FOREIGN_KEY_VIOLATION)) {
      String field = refused.referringField(constraint);
      return NotFoundException.referredTo(refused.target(field), refused.id(), field);
    }
    KeelsonException kept = state.equals(FOREIGN_KEY_VIOLATION) ? stillReferring(constraint) : null;
    return kept != null ? kept : refusal(state, action, constraint);
  }

  private static @Nullable KeelsonException refusal(
      String state, String action, String constraint) {
    return switch (state.substring(0, 2)) {
      case "22" ->
          new InvalidValueException(
              "value",
              "must be one that PostgreSQL can hold",
              "it gave SQLSTATE %s when asked to %s".formatted(state, action));
      case "23" ->
          new InvalidValueException(
              constraint, "must hold for what is stored", "read that rule in the schema");
      default -> null;
    };
  }

  /**
   * Returns the refusal of a deletion, since nothing was written; null if a table of the host
   * refers to the row.
   */
  private static @Nullable KeelsonException stillReferring(String constraint) {
    for (EntityType<?, ?> type : EntityTypes.ALL) {
      for (Referring<?> reference : type.references()) {
        if (constraint.equals("%s_%s_fkey".formatted(type.name(), reference.field()))) {
          return reference.stillReferring(type);
        }
      }
    }
    return null;
  }

  /** Returns the exception for a refused transition; the detail is {@code kind id from to}. */
  private static KeelsonException illegalTransition(String[] detail) {
    Id subject =
        EntityTypes.ALL.stream()
            .filter(type -> type.name().equals(detail[0]))
            .<Id>map(type -> type.newId(UUID.fromString(detail[1])))
            .findFirst()
            .orElseThrow();
    return EntityTypes.lifecycles().stream()
        .filter(lifecycle -> lifecycle.kind().equals(detail[0]))
        .map(lifecycle -> illegalTransition(lifecycle, subject, detail[2], detail[3]))
        .findFirst()
        .orElseThrow();
  }

  private static <S extends Enum<S> & State> KeelsonException illegalTransition(
      Lifecycle<S> lifecycle, Id subject, String from, String to) {
    return lifecycle.refusal(subject, lifecycle.parse(from), lifecycle.parse(to));
  }
}
