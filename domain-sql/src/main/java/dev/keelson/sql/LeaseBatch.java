// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.keelson.core.Id;
import dev.keelson.core.Leasable;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.core.WorkItemId;
import dev.keelson.query.EntityType;
import dev.keelson.query.Found;
import dev.keelson.query.Query;
import dev.keelson.query.Scope;
import dev.keelson.run.Run;
import dev.keelson.spi.Claims;
import dev.keelson.work.Lease;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

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

  /** Returns those that an earlier call has ended so, of which this release reads the items. */
  Set<Grant> endedBefore(Collection<Lease> leases, Outcome outcome) {
    Set<Grant> ended = new HashSet<>();
    leases.stream()
        .distinct()
        .collect(groupingBy(Lease::projectId))
        .forEach((project, its) -> {
          Map<WorkItemId, WorkItem> items = items(project, its);
          its.stream()
              .filter(lease ->
                  Optional.ofNullable(items.get(lease.workItemId()))
                      .filter(item -> Claims.hasEnded(lease, outcome, item, context.actor()))
                      .isPresent())
              .forEach(lease -> ended.add(Grant.of(lease)));
        });
    return ended;
  }

  private Map<WorkItemId, WorkItem> items(ProjectId project, List<Lease> leases) {
    List<WorkItemId> ids = leases.stream().map(Lease::workItemId).distinct().toList();
    Scope scope = new Scope.Projects(List.of(project));
    Map<WorkItemId, WorkItem> items = new HashMap<>();
    for (int i = 0; i < ids.size(); i += Query.MAX_VALUES) {
      List<WorkItemId> some = ids.subList(i, Math.min(ids.size(), i + Query.MAX_VALUES));
      Query<WorkItem> query = WorkItem.TYPE.where(WorkItem.TYPE.id().in(some));
      new SqlQueryStore(context.database())
          .list(query, scope, null, some.size(), List.of()).stream()
              .filter(Found::isReadable)
              .map(Found::value)
              .forEach(item -> items.put(item.id(), item));
    }
    return items;
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
