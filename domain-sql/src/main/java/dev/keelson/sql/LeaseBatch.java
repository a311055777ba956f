// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.keelson.core.Id;
import dev.keelson.core.Leasable;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WorkItemId;
import dev.keelson.query.EntityType;
import dev.keelson.run.Run;
import dev.keelson.spi.Claims;
import dev.keelson.work.Lease;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Statements over many leases: one for each project, and for items before runs. */
record LeaseBatch(StoreContext context) {

  /** Ends those that are valid, without reading what they are on; returns which these are. */
  Set<Grant> end(Collection<Lease> leases, Ending ending) {
    return Set.copyOf(
        each("end_leases", ending.file(), leases, ending::on, (kind, row) -> grant(kind, row)));
  }

  /** Renews those that are valid; returns these, with their new expiry. */
  Map<Grant, Instant> renew(Collection<Lease> leases, Duration length) {
    return each(
            "renew_leases",
            "",
            leases,
            call -> call.with("millis", length.toMillis()),
            (kind, row) ->
                Map.entry(grant(kind, row), row.getObject(3, OffsetDateTime.class).toInstant()))
        .stream()
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Returns those that an earlier call has ended so. */
  Set<Grant> endedBefore(Collection<Lease> leases, Outcome outcome) {
    return each("ended_before", "", leases, call -> call, Left::read).stream()
        .filter(left -> left.isOf(outcome))
        .map(Left::grant)
        .collect(toSet());
  }

  private <R> List<R> each(
      String statement,
      String set,
      Collection<Lease> leases,
      UnaryOperator<Call> arguments,
      Reading<R> reading) {
    List<R> results = new ArrayList<>();
    leases.stream()
        .distinct()
        // in the same order everywhere, or two heartbeats could deadlock
        .sorted(
            Comparator.comparing(Lease::projectId, Id.ORDER)
                .thenComparing(lease -> lease.subject() instanceof RunId)
                .thenComparing(Lease::subject, Id.ORDER))
        .collect(
            groupingBy(
                lease -> new Kind(lease.projectId(), lease.subject() instanceof RunId),
                LinkedHashMap::new,
                toList()))
        .forEach((kind, some) -> {
          OfTable table = new OfTable(statement, set, kind.ofRuns() ? Run.TYPE : WorkItem.TYPE);
          Call call =
              arguments
                  .apply(context.call(table, null, table::statement))
                  .with("projectId", kind.project())
                  .with("subjectIds", Call.ids(some.stream().map(Lease::subject).toList()))
                  .with("tokens", Call.array("bigint", some.stream().map(Lease::token).toList()))
                  .with("holders", Call.ids(some.stream().map(Lease::holder).toList()));
          results.addAll(context.fetch(call, row -> reading.read(kind, row), "change leases"));
        });
    return results;
  }

  private static Grant grant(Kind kind, ResultSet row) throws SQLException {
    return new Grant(kind.project(), kind.subject(row.getObject(1, UUID.class)), row.getLong(2));
  }

  /** What one statement is about. */
  private record Kind(ProjectId project, boolean ofRuns) {

    Leasable subject(UUID id) {
      return ofRuns ? new RunId(id) : new WorkItemId(id);
    }
  }

  /**
   * How an item was left under its last lease; of a status that this release doesn't know, null.
   */
  private record Left(Grant grant, @Nullable WorkItemStatus status, @Nullable StatusReason reason) {

    static Left read(Kind kind, ResultSet row) throws SQLException {
      String status = row.getString(3);
      String reason = row.getString(4);
      return new Left(
          LeaseBatch.grant(kind, row),
          Stream.of(WorkItemStatus.values())
              .filter(it -> it.wireName().equals(status))
              .findFirst()
              .orElse(null),
          reason == null ? null : new StatusReason(reason));
    }

    boolean isOf(Outcome outcome) {
      return status != null && Claims.isLeft(outcome, status, reason);
    }
  }

  private interface Reading<R> {
    R read(Kind kind, ResultSet row) throws SQLException;
  }

  /** The key under which a statement over a table is cached, and what ending sets in it. */
  private record OfTable(String file, String set, EntityType<?, ?> type) {

    Statement statement() {
      Statement loaded = Statement.load(file).filled("table", type.name());
      return set.isEmpty() ? loaded : loaded.including("ended", set);
    }
  }
}
