// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.WORK_ITEM;
import static java.util.stream.Collectors.groupingBy;

import dev.keelson.agent.AgentId;
import dev.keelson.core.Id;
import dev.keelson.core.ProjectId;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WriteCheck;
import dev.keelson.jooq.generated.tables.records.WorkItemViewRecord;
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
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Claims, renews and ends work by one statement each, on the database's clock. */
final class JooqWorkQueue implements WorkQueue {

  private static final EntityTable<WorkItem, WorkItemId, WorkItemViewRecord> ITEMS =
      JooqWorkItemRepository.TABLE;
  private static final Columns<Record> LEASE =
      Columns.of(WORK_ITEM.ID, WORK_ITEM.LEASE_TOKEN, WORK_ITEM.LEASE_UNTIL);

  private final StoreContext context;

  JooqWorkQueue(StoreContext context) {
    this.context = context;
  }

  @Override
  public List<Claim> claim(ClaimRequest request) {
    return claim(claiming(request, false), () -> noneFor(request.agent()));
  }

  @Override
  public WorkItem complete(Lease lease, Outcome outcome) {
    return end(lease, outcome.status(), outcome.reason());
  }

  @Override
  public List<Lease> completeAll(Collection<Lease> leases, Outcome outcome) {
    WriteCheck.refuseSecrets(outcome.reason(), "statusReason");
    Map<Grant, Record> ended =
        change("end_leases", leases, call -> ending(call, outcome.status(), outcome.reason()));
    return leases.stream().distinct().filter(lease -> !ended.containsKey(Grant.of(lease))).toList();
  }

  @Override
  public List<Claim> completeAndClaim(Lease done, Outcome outcome, ClaimRequest next) {
    WriteCheck.refuseSecrets(outcome.reason(), "statusReason");
    Call call =
        ending(claiming(next, true), outcome.status(), outcome.reason())
            .with("endedProjectId", WORK_ITEM.PROJECT_ID, done.projectId())
            .with("endedWorkItemId", WORK_ITEM.ID, done.workItemId())
            .with("endedToken", WORK_ITEM.LEASE_TOKEN, done.token());
    return claim(
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
        .under(lease, () -> renewAll(List.of(lease), length).stream().findFirst(), Optional::empty);
  }

  @Override
  public List<Lease> renewAll(Collection<Lease> leases, Duration length) {
    ClaimRequest.checkLength(length);
    Map<Grant, Record> renewed =
        change("renew_leases", leases, call -> call.with("millis", length.toMillis()));
    return leases.stream()
        .distinct()
        .flatMap(lease ->
            Stream.ofNullable(renewed.get(Grant.of(lease))).map(row -> renewed(lease, row)))
        .toList();
  }

  @Override
  public WorkItem release(Lease lease) {
    return end(lease, WorkItemStatus.PENDING, StatusReason.RELEASED);
  }

  /** Claims until no other claim comes first. {@code otherwise} says why there was no answer. */
  private List<Claim> claim(Call call, Supplier<List<Claim>> otherwise) {
    while (true) {
      List<Row> rows = context.read(WORK_ITEM, dsl -> call.fetch(dsl, Row::read));
      if (rows.isEmpty()) {
        return otherwise.get();
      }
      if (!rows.getFirst().contended()) {
        return rows.stream()
            .map(Row::item)
            .filter(item -> item.getId() != null)
            .map(item -> Claim.of(ITEMS.mapper.toValue(item)))
            .toList();
      }
    }
  }

  /**
   * What an agent claims that is disabled.
   *
   * @throws dev.keelson.core.NotFoundException if there is none
   */
  private List<Claim> noneFor(AgentId agent) {
    new JooqAgentRepository(context).get(agent);
    return List.of();
  }

  private Call claiming(ClaimRequest request, boolean ending) {
    List<ProjectId> projects = request.projects();
    Scope scope =
        switch (projects.size()) {
          case 0 -> Scope.ALL;
          case 1 -> Scope.ONE;
          default -> Scope.SOME;
        };
    Call call =
        context
            .claim(new Statements.Claiming(request.max(), scope, ending), ITEMS.columns)
            .with("agentId", WORK_ITEM.LOCKED_BY_AGENT_ID, request.agent())
            .with("millis", request.length().toMillis());
    return switch (scope) {
      case ALL -> call;
      case ONE -> call.with("projectId", WORK_ITEM.PROJECT_ID, projects.getFirst());
      case SOME -> call.withIds("projectIds", projects);
    };
  }

  private WorkItem end(Lease lease, WorkItemStatus status, @Nullable StatusReason reason) {
    WriteCheck.refuseSecrets(reason, "statusReason");
    JooqWorkItemRepository items = new JooqWorkItemRepository(context, lease.projectId());
    Call call = ending(items.call("end_lease").under(lease), status, reason);
    return leased(lease).under(lease, () -> items.run(call), Optional::empty);
  }

  private static Call ending(Call call, WorkItemStatus status, @Nullable StatusReason reason) {
    return call.with("status", WORK_ITEM.STATUS, status)
        .with("reason", WORK_ITEM.STATUS_REASON, reason);
  }

  /** Runs a statement over many leases for each project, and returns what it did, by lease. */
  private Map<Grant, Record> change(
      String statement, Collection<Lease> leases, UnaryOperator<Call> parameters) {
    Map<Grant, Record> changed = new HashMap<>();
    leases.stream()
        .distinct()
        .collect(groupingBy(Lease::projectId))
        .forEach((project, ofProject) -> {
          // in one order everywhere, or two heartbeats could wait for each other
          List<Lease> sorted =
              ofProject.stream().sorted(Comparator.comparing(Lease::workItemId, Id.ORDER)).toList();
          Call call =
              parameters
                  .apply(context.call(statement))
                  .with("projectId", WORK_ITEM.PROJECT_ID, project)
                  .withIds("workItemIds", sorted.stream().map(Lease::workItemId).toList())
                  .withNumbers("tokens", sorted.stream().map(Lease::token).toList());
          context
              .read(WORK_ITEM, dsl -> call.fetch(dsl, result -> LEASE.read(result, 0)))
              .forEach(row -> changed.put(Grant.of(project, row), row));
        });
    return changed;
  }

  private LeasedWork leased(Lease lease) {
    return new LeasedWork(context, lease.projectId());
  }

  private static Lease renewed(Lease lease, Record row) {
    return new Lease(
        lease.projectId(),
        lease.workItemId(),
        lease.holder(),
        lease.token(),
        row.get(WORK_ITEM.LEASE_UNTIL));
  }

  /** What a claim returns: an item, empty if there was none, and whether to ask again. */
  private record Row(boolean contended, WorkItemViewRecord item) {

    static Row read(ResultSet result) throws SQLException {
      return new Row(result.getBoolean(1), ITEMS.columns.read(result, 1));
    }
  }

  /** What a lease grants, whenever it ends. */
  private record Grant(ProjectId project, WorkItemId item, long token) {

    static Grant of(Lease lease) {
      return new Grant(lease.projectId(), lease.workItemId(), lease.token());
    }

    static Grant of(ProjectId project, Record row) {
      return new Grant(project, row.get(WORK_ITEM.ID), row.get(WORK_ITEM.LEASE_TOKEN));
    }
  }
}
