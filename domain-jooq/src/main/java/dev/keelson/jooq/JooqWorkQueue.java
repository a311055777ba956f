// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.WORK_ITEM;
import static dev.keelson.jooq.generated.Tables.WORK_ITEM_VIEW;
import static java.util.stream.Collectors.groupingBy;

import dev.keelson.core.Id;
import dev.keelson.core.ProjectId;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WriteCheck;
import dev.keelson.sql.Statement.Scope;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.Lease;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemId;
import dev.keelson.work.WorkItemStatus;
import dev.keelson.work.WorkQueue;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Claims, renews and ends work by one statement each, on the database's clock. */
final class JooqWorkQueue implements WorkQueue {

  private static final Field<Boolean> CONTENDED =
      DSL.field(DSL.name("contended"), SQLDataType.BOOLEAN);
  private static final Field<?>[] CLAIMED =
      Stream.concat(Stream.of(CONTENDED), Stream.of(WORK_ITEM_VIEW.fields())).toArray(Field[]::new);

  private final Unit unit;

  JooqWorkQueue(Unit unit) {
    this.unit = unit;
  }

  @Override
  public List<Claim> claim(ClaimRequest request) {
    Call call = call(request);
    while (true) {
      Result<Record> rows = unit.read(WORK_ITEM, dsl -> call.fetch(dsl, CLAIMED));
      if (rows.isEmpty()) { // the agent is disabled, or there is none
        new JooqAgentRepository(unit).get(request.agent());
        return List.of();
      }
      if (!rows.getFirst().get(CONTENDED)) {
        return rows.stream()
            .filter(row -> row.get(WORK_ITEM_VIEW.ID) != null)
            .map(row -> Claim.of(JooqWorkItemRepository.TABLE.value(row)))
            .toList();
      }
    }
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
    return Transactions.run(
        unit,
        tx -> {
          JooqWorkQueue queue = new JooqWorkQueue(tx);
          queue.complete(done, outcome);
          return queue.claim(next);
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

  private Call call(ClaimRequest request) {
    List<ProjectId> projects = request.projects();
    Scope scope =
        switch (projects.size()) {
          case 0 -> Scope.ALL;
          case 1 -> Scope.ONE;
          default -> Scope.SOME;
        };
    Call call =
        unit.claim(request.max(), scope)
            .with("agentId", WORK_ITEM.LOCKED_BY_AGENT_ID, request.agent())
            .with("millis", request.length().toMillis());
    return switch (scope) {
      case ALL -> call;
      case ONE -> call.with("projectId", WORK_ITEM.PROJECT_ID, projects.getFirst());
      case SOME -> call.with("projectIds", uuids(projects.stream()));
    };
  }

  private WorkItem end(Lease lease, WorkItemStatus status, @Nullable StatusReason reason) {
    WriteCheck.refuseSecrets(reason, "statusReason");
    Call call = ending(unit.call("end_lease", WORK_ITEM_VIEW).under(lease), status, reason);
    JooqWorkItemRepository items = new JooqWorkItemRepository(unit, lease.projectId());
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
                  .apply(unit.call(statement, WORK_ITEM))
                  .with("projectId", WORK_ITEM.PROJECT_ID, project)
                  .with("workItemIds", uuids(sorted.stream().map(Lease::workItemId)))
                  .with("tokens", sorted.stream().map(Lease::token).toArray(Long[]::new));
          unit.read(
                  WORK_ITEM,
                  dsl ->
                      call.fetch(dsl, WORK_ITEM.ID, WORK_ITEM.LEASE_TOKEN, WORK_ITEM.LEASE_UNTIL))
              .forEach(row -> changed.put(Grant.of(project, row), row));
        });
    return changed;
  }

  private LeasedWork leased(Lease lease) {
    return new LeasedWork(unit, lease.projectId());
  }

  private static Lease renewed(Lease lease, Record row) {
    return new Lease(
        lease.projectId(),
        lease.workItemId(),
        lease.holder(),
        lease.token(),
        row.get(WORK_ITEM.LEASE_UNTIL));
  }

  private static UUID[] uuids(Stream<? extends Id> ids) {
    return ids.map(Id::value).toArray(UUID[]::new);
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
