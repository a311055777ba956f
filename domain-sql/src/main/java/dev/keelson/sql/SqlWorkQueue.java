// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.keelson.agent.Agent;
import dev.keelson.agent.AgentId;
import dev.keelson.core.Id;
import dev.keelson.core.Leasable;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.core.WorkItemId;
import dev.keelson.project.Project;
import dev.keelson.query.EntityType;
import dev.keelson.run.Run;
import dev.keelson.run.RunStatus;
import dev.keelson.spi.Claims;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Lease;
import dev.keelson.work.LeaseRequest;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkQueue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Claims, renews and ends work by one statement each, on the database clock. */
final class SqlWorkQueue implements WorkQueue {

  private static final Statement LEASE_RUN =
      Statement.load("lease_run").active("activeRun", RunStatus.LIFECYCLE);

  private final StoreContext context;
  private final Claiming claiming;

  SqlWorkQueue(StoreContext context) {
    this.context = context;
    claiming = new Claiming(context);
  }

  @Override
  public List<Claim> claim(ClaimRequest request) {
    return claim(request, claiming.call(request, null), () -> noneFor(request.agent()));
  }

  @Override
  public WorkItem complete(Lease lease, Outcome outcome) {
    return end(lease, Ending.of(outcome));
  }

  @Override
  public List<Lease> completeAll(Collection<Lease> leases, Outcome outcome) {
    Ending ending = Ending.of(outcome);
    leases.forEach(Lease::workItemId); // which refuses one on a run
    Map<Grant, @Nullable Instant> ended = free(leases, ending);
    return leases.stream().distinct().filter(lease -> ended.containsKey(Grant.of(lease))).toList();
  }

  @Override
  public List<Claim> completeAndClaim(Lease done, Outcome outcome, ClaimRequest next) {
    Ending ending = Ending.of(outcome);
    Call call =
        ending
            .on(claiming.call(next, ending.file()))
            .with("endedProjectId", done.projectId())
            .with("endedWorkItemId", done.workItemId())
            .with("endedToken", done.token())
            .with("endedHolder", done.holder());
    return claim(
        next,
        call,
        () -> {
          leased(done).check(done);
          List<Claim> none = noneFor(next.agent());
          complete(done, outcome);
          return none;
        });
  }

  @Override
  public Lease renew(Lease lease, Duration length) {
    return leased(lease)
        .under(
            lease,
            "renew the lease of " + lease.subject().describe(),
            () -> renewAll(List.of(lease), length).stream().findFirst(),
            Optional::empty);
  }

  @Override
  public List<Lease> renewAll(Collection<Lease> leases, Duration length) {
    long millis = ClaimRequest.checkLength(length).toMillis();
    Map<Grant, @Nullable Instant> renewed =
        change("renew_leases", "", leases, call -> call.with("millis", millis));
    return leases.stream()
        .distinct()
        .flatMap(lease ->
            Stream.ofNullable(renewed.get(Grant.of(lease))).map(until -> until(lease, until)))
        .toList();
  }

  @Override
  public void release(Lease lease) {
    switch (lease.subject()) {
      case WorkItemId item -> end(lease, Ending.RELEASED);
      case RunId run ->
          leased(lease)
              .under(
                  lease,
                  "release " + run.describe(),
                  () -> releaseRun(lease, run),
                  Optional::empty);
    }
  }

  private Optional<Integer> releaseRun(Lease lease, RunId run) {
    Call call = context.call("release_run").under(lease);
    return context.fetch(call, row -> row.getInt(1), "release " + run.describe()).stream()
        .findFirst();
  }

  @Override
  public Lease lease(LeaseRequest request) {
    return switch (request.subject()) {
      case WorkItemId item -> leaseItem(request, item);
      case RunId run -> leaseRun(request, run);
    };
  }

  private Lease leaseItem(LeaseRequest request, WorkItemId id) {
    ClaimRequest claim =
        ClaimRequest.by(request.agent())
            .in(request.projectId())
            .worker(request.worker())
            .leasedFor(request.length());
    Call call = claiming.callFor(claim, id);
    List<Claiming.Row> rows = claiming.rows(call, "lease " + id.describe());
    return rows.stream()
        .flatMap(row -> Stream.ofNullable(row.item()))
        .findFirst()
        .map(this::readable)
        .map(item -> Claims.of(item).lease())
        .orElseThrow(() -> {
          SqlEntityStore entities = new SqlEntityStore(context);
          WorkItem item = entities.get(WorkItem.TYPE, request.projectId(), id);
          Agent agent = entities.get(Agent.TYPE, null, request.agent());
          Project project = entities.get(Project.TYPE, null, request.projectId());
          return Claims.refused(
              item, project, agent, LeaseStanding.of(context, WorkItem.TYPE, request));
        });
  }

  private Lease leaseRun(LeaseRequest request, RunId id) {
    Call call =
        context
            .call(LEASE_RUN, Run.TYPE)
            .with("projectId", request.projectId())
            .with("subjectId", id)
            .with("agentId", request.agent())
            .with("worker", request.worker())
            .with("millis", request.length().toMillis());
    RowMapping<Run> runs = context.database().mapping(Run.TYPE);
    return context
        .fetch(call, row -> LeasedRow.read(row, 1, Run.TYPE, runs), "lease " + id.describe())
        .stream()
        .findFirst()
        .map(this::readable)
        .map(Claims::of)
        .orElseThrow(() -> {
          SqlEntityStore entities = new SqlEntityStore(context);
          Run run = entities.get(Run.TYPE, request.projectId(), id);
          Agent agent = entities.get(Agent.TYPE, null, request.agent());
          Project project = entities.get(Project.TYPE, null, request.projectId());
          return Claims.refused(run, project, agent, LeaseStanding.of(context, Run.TYPE, request));
        });
  }

  /** {@code otherwise} determines the result if there are no rows. */
  private List<Claim> claim(ClaimRequest request, Call call, Supplier<List<Claim>> otherwise) {
    String action = "claim work for " + request.agent().describe();
    List<Claiming.Row> rows = claiming.rows(call, action);
    List<Claim> claims =
        rows.isEmpty()
            ? otherwise.get()
            : claims(rows)
                .orElseGet(() ->
                    Repeats.until(
                        action,
                        () -> {
                          failUnreadable(request, action);
                          return claims(claiming.rows(claiming.call(request, null), action));
                        }));
    claiming.served(request, claims);
    return claims;
  }

  private void failUnreadable(ClaimRequest request, String action) {
    context.inOwnTransaction(tx ->
        new SqlWorkQueue(tx)
            .free(new UnreadableWork(tx).seize(request, action), Ending.UNREADABLE));
  }

  /**
   * Returns what was claimed, and fails what can't be read, so that nobody claims it again. Empty
   * if that was all there was: others may wait behind it.
   */
  private Optional<List<Claim>> claims(List<Claiming.Row> rows) {
    List<Claim> claims = new ArrayList<>();
    List<Lease> unreadable = new ArrayList<>();
    for (Claiming.Row row : rows) {
      LeasedRow<WorkItem> item = row.item();
      if (item != null && item.value() != null) {
        claims.add(Claims.of(item.value()));
      } else if (item != null) {
        unreadable.add(Objects.requireNonNull(item.lease()));
      }
    }
    free(unreadable, Ending.UNREADABLE);
    return claims.isEmpty() && !unreadable.isEmpty() ? Optional.empty() : Optional.of(claims);
  }

  /** Returns what was leased; if it can't be read, gives its lease back. */
  private <T> T readable(LeasedRow<T> row) {
    Lease lease = row.lease();
    if (lease != null) {
      switch (lease.subject()) {
        case WorkItemId item -> free(List.of(lease), Ending.RELEASED);
        case RunId run -> releaseRun(lease, run);
      }
      throw Objects.requireNonNull(row.problem());
    }
    return Objects.requireNonNull(row.value());
  }

  /** Ends leases on items without reading these. */
  private Map<Grant, @Nullable Instant> free(Collection<Lease> leases, Ending ending) {
    return change("end_leases", ending.file(), leases, ending::on);
  }

  /** Returns the empty result for a disabled agent; an agent that is not stored is refused. */
  private List<Claim> noneFor(AgentId agent) {
    new SqlEntityStore(context).get(Agent.TYPE, null, agent);
    return List.of();
  }

  private WorkItem end(Lease lease, Ending ending) {
    Call call =
        ending.on(
            context
                .call(
                    new OfEnding(ending.file()),
                    WorkItem.TYPE,
                    () -> Statement.load("end_lease").including("ended", ending.file()))
                .under(lease));
    String action = "end the lease of " + lease.workItemId().describe();
    return leased(lease)
        .under(lease, action, () -> context.first(call, WorkItem.TYPE, action), Optional::empty);
  }

  /**
   * Runs a statement over many leases, once for each project, and for items before runs. Returns
   * the new expiry of each valid lease, null if it was ended.
   */
  private Map<Grant, @Nullable Instant> change(
      String statement, String set, Collection<Lease> leases, UnaryOperator<Call> arguments) {
    Map<Grant, @Nullable Instant> changed = new HashMap<>();
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
          context
              .fetch(call, row -> Held.read(kind, row), "change leases")
              .forEach(held -> changed.put(held.grant(), held.until()));
        });
    return changed;
  }

  private LeasedWork leased(Lease lease) {
    return new LeasedWork(context, lease.projectId());
  }

  private static Lease until(Lease lease, Instant until) {
    return Lease.builder().from(lease).until(until).build();
  }

  /** What one statement over many leases is about. */
  private record Kind(ProjectId project, boolean ofRuns) {

    Leasable subject(UUID id) {
      return ofRuns ? new RunId(id) : new WorkItemId(id);
    }
  }

  /** A valid lease, and its new expiry, or null if it was ended. */
  private record Held(Grant grant, @Nullable Instant until) {

    static Held read(Kind kind, ResultSet row) throws SQLException {
      OffsetDateTime until = row.getObject(3, OffsetDateTime.class);
      return new Held(
          new Grant(kind.project(), kind.subject(row.getObject(1, UUID.class)), row.getLong(2)),
          until == null ? null : until.toInstant());
    }
  }

  /** The key under which a statement over a table is cached, and what ending sets in it. */
  private record OfTable(String file, String set, EntityType<?, ?> type) {

    Statement statement() {
      Statement loaded = Statement.load(file).filled("table", type.name());
      return set.isEmpty() ? loaded : loaded.including("ended", set);
    }
  }

  /** The key under which the end of one lease is cached. */
  private record OfEnding(String set) {}
}
