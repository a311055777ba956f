// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.keelson.agent.AgentId;
import dev.keelson.core.Id;
import dev.keelson.core.ProjectId;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WriteCheck;
import dev.keelson.sql.SqlErrors;
import dev.keelson.sql.Statement;
import dev.keelson.sql.Statement.Scope;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Lease;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemId;
import dev.keelson.work.WorkItemStatus;
import dev.keelson.work.WorkQueue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Claims, renews and ends work by one statement each, on the database's clock. */
final class JpaWorkQueue implements WorkQueue {

  private static final Map<ClaimText, Statement> CLAIMS = new ConcurrentHashMap<>();
  private static final Statement END_LEASE = WorkItemRow.MAPPING.statement("end_lease");
  private static final Statement END_LEASES = Statement.load("end_leases");
  private static final Statement RENEW_LEASES = Statement.load("renew_leases");

  private final StoreContext context;

  JpaWorkQueue(StoreContext context) {
    this.context = context;
  }

  @Override
  public List<Claim> claim(ClaimRequest request) {
    Call call = claiming(ClaimText.of(request, false), request);
    return claimed(call, () -> noneFor(request.agent()));
  }

  @Override
  public WorkItem complete(Lease lease, Outcome outcome) {
    return end(lease, outcome.status(), outcome.reason());
  }

  @Override
  public List<Lease> completeAll(Collection<Lease> leases, Outcome outcome) {
    WriteCheck.refuseSecrets(outcome.reason(), "statusReason");
    Map<Grant, @Nullable Instant> ended =
        change(
            END_LEASES,
            leases,
            call -> call.with("status", outcome.status()).with("reason", outcome.reason()));
    return leases.stream().distinct().filter(lease -> !ended.containsKey(Grant.of(lease))).toList();
  }

  @Override
  public List<Claim> completeAndClaim(Lease done, Outcome outcome, ClaimRequest next) {
    WriteCheck.refuseSecrets(outcome.reason(), "statusReason");
    Call call =
        claiming(ClaimText.of(next, true), next)
            .with("endedProjectId", done.projectId())
            .with("endedWorkItemId", done.workItemId())
            .with("endedToken", done.token())
            .with("status", outcome.status())
            .with("reason", outcome.reason());
    return claimed(
        call,
        () -> {
          leased(done).checkHeld(done);
          List<Claim> none = noneFor(next.agent());
          complete(done, outcome);
          return none;
        });
  }

  @Override
  public Lease renew(Lease lease, Duration length) {
    return leased(lease)
        .under(lease, () -> renewAll(List.of(lease), length).stream().findFirst(), Optional::empty);
  }

  @Override
  public List<Lease> renewAll(Collection<Lease> leases, Duration length) {
    ClaimRequest.checkLength(length);
    Map<Grant, @Nullable Instant> renewed =
        change(RENEW_LEASES, leases, call -> call.with("millis", length.toMillis()));
    return leases.stream()
        .distinct()
        .flatMap(lease ->
            Stream.ofNullable(renewed.get(Grant.of(lease))).map(until -> until(lease, until)))
        .toList();
  }

  @Override
  public WorkItem release(Lease lease) {
    return end(lease, WorkItemStatus.PENDING, StatusReason.RELEASED);
  }

  private Call claiming(ClaimText text, ClaimRequest request) {
    Call call =
        Call.of(CLAIMS.computeIfAbsent(text, ClaimText::read))
            .with("agentId", request.agent())
            .with("millis", request.length().toMillis())
            .with("actor", context.actor());
    return switch (text.scope) {
      case ALL -> call;
      case ONE -> call.with("projectId", request.projects().getFirst());
      case SOME -> call.with("projectIds", uuids(request.projects().stream()));
    };
  }

  /**
   * Claims until no other claim of the same agent comes first; {@code nothing} says why no row is.
   */
  private List<Claim> claimed(Call call, Supplier<List<Claim>> nothing) {
    while (true) {
      List<Claimed> rows =
          context
              .sessions()
              .write(
                  session -> call.rows(session, Claimed::read),
                  e -> SqlErrors.translate(e, "claim work"));
      if (rows.isEmpty()) {
        return nothing.get();
      }
      if (!rows.getFirst().contended) {
        return rows.stream()
            .map(Claimed::item)
            .filter(item -> item.getId() != null)
            .map(item -> Claim.of(WorkItemRow.MAPPING.mapper().toValue(item)))
            .toList();
      }
    }
  }

  /** What an agent that is disabled claims; one that is not stored is refused. */
  private List<Claim> noneFor(AgentId agent) {
    new JpaAgentRepository(context).get(agent);
    return List.of();
  }

  private WorkItem end(Lease lease, WorkItemStatus status, @Nullable StatusReason reason) {
    WriteCheck.refuseSecrets(reason, "statusReason");
    Call call =
        Call.of(END_LEASE)
            .under(lease)
            .with("status", status)
            .with("reason", reason)
            .with("actor", context.actor());
    JpaWorkItemRepository items = new JpaWorkItemRepository(context, lease.projectId());
    return leased(lease)
        .under(lease, () -> items.change(lease.workItemId(), call), Optional::empty);
  }

  /**
   * Runs a statement over many leases, once for each project. Returns the ends of those that held.
   */
  private Map<Grant, @Nullable Instant> change(
      Statement statement, Collection<Lease> leases, UnaryOperator<Call> arguments) {
    Map<Grant, @Nullable Instant> changed = new HashMap<>();
    // In one order everywhere, or two heartbeats could wait for each other.
    leases.stream()
        .distinct()
        .sorted(Comparator.comparing(Lease::workItemId, Id.ORDER))
        .collect(groupingBy(Lease::projectId, () -> new TreeMap<>(Id.ORDER), toList()))
        .forEach((project, ofProject) -> {
          Call call =
              arguments
                  .apply(Call.of(statement))
                  .with("projectId", project)
                  .with("workItemIds", uuids(ofProject.stream().map(Lease::workItemId)))
                  .with("tokens", ofProject.stream().map(Lease::token).toArray(Long[]::new))
                  .with("actor", context.actor());
          context
              .sessions()
              .write(
                  session -> call.rows(session, result -> Held.read(project, result)),
                  e -> SqlErrors.translate(e, "change leases"))
              .forEach(held -> changed.put(held.grant, held.until));
        });
    return changed;
  }

  private LeasedWork leased(Lease lease) {
    return new LeasedWork(context, lease.projectId());
  }

  private static Lease until(Lease lease, Instant until) {
    return new Lease(lease.projectId(), lease.workItemId(), lease.holder(), lease.token(), until);
  }

  private static UUID[] uuids(Stream<? extends Id> ids) {
    return ids.map(Id::value).toArray(UUID[]::new);
  }

  /** What tells the texts of claims apart. */
  private record ClaimText(int limit, Scope scope, boolean ending) {

    static ClaimText of(ClaimRequest request, boolean ending) {
      Scope scope =
          switch (request.projects().size()) {
            case 0 -> Scope.ALL;
            case 1 -> Scope.ONE;
            default -> Scope.SOME;
          };
      return new ClaimText(request.max(), scope, ending);
    }

    Statement read() {
      Statement claim =
          ending ? Statement.endAndClaim(limit, scope) : Statement.claim(limit, scope);
      return claim.returning(WorkItemRow.MAPPING.columns().names());
    }
  }

  /** A row of a claim: whether another claim came first, and an item, or nothing but nulls. */
  private record Claimed(boolean contended, WorkItemRow item) {

    static Claimed read(ResultSet result) throws SQLException {
      return new Claimed(result.getBoolean(1), WorkItemRow.MAPPING.columns().read(result, 2));
    }
  }

  /** What a lease grants, whenever it ends. */
  private record Grant(ProjectId project, WorkItemId item, long token) {

    static Grant of(Lease lease) {
      return new Grant(lease.projectId(), lease.workItemId(), lease.token());
    }
  }

  /** A lease that held, and its new end, or null if it was ended. */
  private record Held(Grant grant, @Nullable Instant until) {

    static Held read(ProjectId project, ResultSet result) throws SQLException {
      WorkItemId item = new WorkItemId(result.getObject(1, UUID.class));
      OffsetDateTime until = result.getObject(3, OffsetDateTime.class);
      return new Held(
          new Grant(project, item, result.getLong(2)), until == null ? null : until.toInstant());
    }
  }
}
