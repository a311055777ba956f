// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.agent.Agent;
import dev.keelson.agent.AgentId;
import dev.keelson.core.RunId;
import dev.keelson.core.WorkItemId;
import dev.keelson.project.Project;
import dev.keelson.run.Run;
import dev.keelson.run.RunStatus;
import dev.keelson.spi.Claims;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Lease;
import dev.keelson.work.LeaseRequest;
import dev.keelson.work.Leased;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemDependency;
import dev.keelson.work.WorkQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

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
    Ending ending = Ending.of(outcome);
    return blocking(
        ending,
        queue -> {
          Predicate<Leased> before =
              it -> Claims.hasEnded(lease, outcome, (WorkItem) it, context.actor());
          return queue.end(lease, ending, before);
        });
  }

  @Override
  public List<Lease> completeAll(Collection<Lease> leases, Outcome outcome) {
    Ending ending = Ending.of(outcome);
    leases.forEach(Lease::workItemId); // which refuses one on a run
    return blocking(
        ending,
        queue -> {
          LeaseBatch batch = new LeaseBatch(queue.context);
          Set<Grant> ended = new HashSet<>(batch.end(leases, ending));
          queue.block(those(leases, ended), ending);
          List<Lease> others =
              leases.stream().filter(lease -> !ended.contains(Grant.of(lease))).toList();
          ended.addAll(batch.endedBefore(others, outcome));
          return those(leases, ended);
        });
  }

  private static List<Lease> those(Collection<Lease> leases, Set<Grant> ended) {
    return leases.stream().distinct().filter(lease -> ended.contains(Grant.of(lease))).toList();
  }

  /** Ends work together with what blocks it from then on, if anything does. */
  private <R> R blocking(Ending ending, Function<SqlWorkQueue, R> work) {
    return ending.blockers().isEmpty()
        ? work.apply(this)
        : context.inOwnTransaction(tx -> work.apply(new SqlWorkQueue(tx)));
  }

  private void block(List<Lease> ended, Ending ending) {
    SqlEntityStore entities = new SqlEntityStore(context);
    for (Lease lease : ended) {
      for (WorkItemId blocker : ending.blockers()) {
        WorkItemDependency wait =
            WorkItemDependency.untilEnd(
                lease.projectId(), lease.workItemId(), blocker, context.now());
        entities.ensure(WorkItemDependency.TYPE, wait, WorkItemDependency.TYPE.keyOf(wait));
      }
    }
  }

  @Override
  public List<Claim> completeAndClaim(Lease done, Outcome outcome, ClaimRequest next) {
    Ending ending = Ending.of(outcome);
    return ending.isApart()
        ? context.inOwnTransaction(tx -> {
          SqlWorkQueue queue = new SqlWorkQueue(tx);
          queue.end(done, ending, it -> false);
          return queue.claim(next);
        })
        : completeAndClaim(done, ending, next);
  }

  private List<Claim> completeAndClaim(Lease done, Ending ending, ClaimRequest next) {
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
          end(done, ending, item -> false);
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
    Map<Grant, Instant> renewed =
        new LeaseBatch(context).renew(leases, ClaimRequest.checkLength(length));
    return leases.stream()
        .distinct()
        .flatMap(lease ->
            Stream.ofNullable(renewed.get(Grant.of(lease))).map(until -> until(lease, until)))
        .toList();
  }

  @Override
  public void release(Lease lease) {
    switch (lease.subject()) {
      case WorkItemId item ->
          end(lease, Ending.RELEASED, it -> Claims.isReleased(lease, it, context.actor()));
      case RunId run ->
          leased(lease)
              .under(
                  lease,
                  "release " + run.describe(),
                  () ->
                      releaseRun(lease, run)
                          .or(() ->
                              leased(lease)
                                  .find(lease)
                                  .filter(it -> Claims.isReleased(lease, it, context.actor()))
                                  .map(it -> 1)),
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
        new LeaseBatch(tx).end(new UnreadableWork(tx).seize(request, action), Ending.UNREADABLE));
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
    new LeaseBatch(context).end(unreadable, Ending.UNREADABLE);
    return claims.isEmpty() && !unreadable.isEmpty() ? Optional.empty() : Optional.of(claims);
  }

  /** Returns what was leased; if it can't be read, gives its lease back. */
  private <T> T readable(LeasedRow<T> row) {
    Lease lease = row.lease();
    if (lease != null) {
      switch (lease.subject()) {
        case WorkItemId item -> new LeaseBatch(context).end(List.of(lease), Ending.RELEASED);
        case RunId run -> releaseRun(lease, run);
      }
      throw Objects.requireNonNull(row.problem());
    }
    return Objects.requireNonNull(row.value());
  }

  /** Returns the empty result for a disabled agent; an agent that is not stored is refused. */
  private List<Claim> noneFor(AgentId agent) {
    new SqlEntityStore(context).get(Agent.TYPE, null, agent);
    return List.of();
  }

  /**
   * {@code before} tells whether an item that the lease no longer holds is as this would leave it.
   */
  private WorkItem end(Lease lease, Ending ending, Predicate<Leased> before) {
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
        .under(
            lease,
            action,
            () ->
                context
                    .first(call, WorkItem.TYPE, action)
                    .map(item -> {
                      block(List.of(lease), ending);
                      return item;
                    })
                    .or(() -> leased(lease).find(lease).filter(before).map(WorkItem.class::cast)),
            Optional::empty);
  }

  private LeasedWork leased(Lease lease) {
    return new LeasedWork(context, lease.projectId());
  }

  private static Lease until(Lease lease, Instant until) {
    return Lease.builder().from(lease).until(until).build();
  }

  /** The key under which the end of one lease is cached. */
  private record OfEnding(String set) {}
}
