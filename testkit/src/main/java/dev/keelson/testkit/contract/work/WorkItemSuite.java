// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.agent.Agent;
import dev.keelson.agent.AgentId;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WorkItemId;
import dev.keelson.core.WorkspaceId;
import dev.keelson.query.EntityType;
import dev.keelson.query.Names;
import dev.keelson.repository.Repository;
import dev.keelson.spi.Claims;
import dev.keelson.testkit.Part;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.Needs;
import dev.keelson.testkit.contract.OwnedLifecycleSuite;
import dev.keelson.testkit.contract.Pointer;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.Runs;
import dev.keelson.testkit.fixtures.WorkItems;
import dev.keelson.testkit.fixtures.Workspaces;
import dev.keelson.work.Awaited;
import dev.keelson.work.Lock;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemStatus;
import dev.keelson.work.WorkType;
import dev.keelson.workspace.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@Proves({
  "R001-35", "R001-36", "R001-37", "R001-38", "R001-40", "R001-41", "R001-42", "R001-43", "R001-44",
  "R001-51", "R002-14", "R001-54", "R002-15", "R002-16", "R002-17", "R002-18", "R002-20", "R002-21",
  "R002-22", "R004-07", "R004-08", "R004-09"
})
@Needs(Part.WORK)
public abstract class WorkItemSuite extends OwnedLifecycleSuite<WorkItem, WorkItemId> {

  @Override
  protected EntityType<WorkItem, WorkItemId> type() {
    return WorkItem.TYPE;
  }

  @Override
  protected Repository<WorkItem, WorkItemId> repository(TestWorld world) {
    return world.project().workItems();
  }

  @Override
  protected WorkItem minimal(TestWorld world) {
    return WorkItems.pending(world.id());
  }

  @Override
  protected List<WorkItem> everyComponentSet(TestWorld world) {
    if (!shop.keeps(Workspace.TYPE)) {
      return List.of(
          WorkItems.everyComponentSet(Workspaces.ready(world.item()), world.agent().id())
              .withRootWorkItemId(null)
              .withParentWorkspaceId(null),
          WorkItems.waiting(world.id(), RunId.next()));
    }
    Workspace parent = world.project().workspaces().insert(Workspaces.ready(world.item()));
    return List.of(
        WorkItems.everyComponentSet(parent, world.agent().id()),
        WorkItems.waiting(world.id(), RunId.next()));
  }

  @Override
  protected WorkItem edited(WorkItem item) {
    return item.withPayload(item.payload().with("edited", item.version()));
  }

  @Override
  protected Map<String, BinaryOperator<WorkItem>> clashes() {
    return Map.of("external_key", (fresh, stored) -> fresh.withExternalKey(stored.externalKey()));
  }

  @Override
  protected WorkItem inState(WorkItem item, String state) {
    WorkItemStatus status = WorkItemStatus.LIFECYCLE.parse(state);
    boolean open = WorkItemStatus.LIFECYCLE.isActive(status);
    RunId run =
        status == WorkItemStatus.WAITING && repository().find(item.id()).isPresent()
            ? shop.project().runs().insert(Runs.at(item, shop.agent().id())).id()
            : RunId.next();
    return WorkItem.builder()
        .from(item)
        .status(status)
        .statusReason(open ? null : StatusReason.SUPERSEDED)
        .finishedAt(open ? null : Made.NOW)
        .awaits(status == WorkItemStatus.WAITING ? Awaited.signal(run, "checks") : null)
        .build();
  }

  @Override
  protected List<Pointer<WorkItem, ?>> pointers() {
    List<Pointer<WorkItem, ?>> pointers =
        List.of(
            new Pointer<>(
                "assigned_agent_id",
                AgentId.next(),
                world -> world.agent().id(),
                WorkItem::withAssignedAgentId),
            new Pointer<>(
                "parent_workspace_id",
                WorkspaceId.next(),
                world -> world.workspace().id(),
                WorkItem::withParentWorkspaceId),
            new Pointer<>(
                "root_work_item_id",
                WorkItemId.next(),
                world -> world.item().id(),
                (item, root) -> part(item, shop.workspace().id(), root)));
    return pointers.stream()
        .filter(it -> !beyondReach().contains(Names.component(it.field())))
        .toList();
  }

  @Override
  protected Set<String> beyondReach() {
    return shop.keeps(Workspace.TYPE) ? Set.of() : Set.of("parentWorkspaceId", "rootWorkItemId");
  }

  private static WorkItem part(WorkItem item, WorkspaceId parent, WorkItemId root) {
    return WorkItem.builder().from(item).parentWorkspaceId(parent).rootWorkItemId(root).build();
  }

  @Override
  protected WorkItem movedTo(WorkItem item, ProjectId project) {
    return item.withProjectId(project);
  }

  @Test
  final void work_items_are_found_by_their_status() {
    WorkItem pending = shop.item();
    WorkItem cancelled =
        shop.project()
            .workItems()
            .update(shop.item().cancelled(StatusReason.CANCELLED_BY_USER, Made.NOW));
    assertThat(all(page -> shop.project().workItems().findByStatus(WorkItemStatus.PENDING, page)))
        .containsExactly(pending);
    assertThat(all(page -> shop.project().workItems().findByStatus(WorkItemStatus.CANCELLED, page)))
        .containsExactly(cancelled);
  }

  @Test
  @Proves({"R001-38", "R001-39", "R001-40", "R002-23"})
  final void a_new_item_has_the_documented_defaults() {
    WorkItem made = WorkItem.titled(shop.id(), "Fix the login", Made.NOW);
    repository().insert(made);
    WorkItem stored = repository().get(made.id());
    assertThat(stored.status()).isEqualTo(WorkItemStatus.PENDING);
    assertThat(stored.payload()).isEqualTo(Json.EMPTY);
    assertThat(stored.priority()).as("priority").isZero();
    assertThat(stored.workType()).isEqualTo(WorkType.TASK);
    assertThat(stored.leaseToken()).as("leaseToken").isZero();
    assertThat(stored.attempt()).as("attempt").isZero();
  }

  @Test
  @Proves({"R001-41", "R001-42", "R001-43", "R001-52", "R001-60", "R002-17", "R004-08", "R004-09"})
  final void an_item_may_lack_what_is_optional() {
    WorkItem stored = repository().get(inserted().id());
    assertThat(stored)
        .extracting(
            WorkItem::assignedAgentId,
            WorkItem::lockedByAgentId,
            WorkItem::lockedAt,
            WorkItem::leaseUntil,
            WorkItem::description,
            WorkItem::url)
        .containsOnlyNulls();
  }

  @Test
  @Proves("R001-37")
  final void a_sort_of_work_that_nobody_foresaw_is_kept() {
    WorkType plumbing = new WorkType("plumbing");
    WorkItem stored = repository().insert(minimal(shop).withWorkType(plumbing));
    assertThat(repository().get(stored.id()).workType()).isEqualTo(plumbing);
  }

  @Test
  @Proves({"R000-09", "R001-05"})
  final void the_payload_takes_any_json() {
    Json payload =
        Json.parse(
            """
            {"list": [1, 2.50, -0.0, 1e300, null, true], "text": "\\u00e9 \\ud83d\\ude00",
             "": {"deep": [[[]]]}, "long": 123456789012345678901234567890.123456789}
            """);
    WorkItem stored = repository().insert(minimal(shop).withPayload(payload));
    assertThat(repository().get(stored.id()).payload()).isEqualTo(payload);
    assertThat(repository().get(stored.id()).payload().digest()).isEqualTo(payload.digest());
  }

  @Test
  @Proves({"R001-02"})
  final void finds_an_item_by_its_trackers_key_in_its_own_project_only() {
    TestWorld elsewhere = shop.elsewhere();
    String key = "github:owner/repo#123";
    WorkItem ours = repository().insert(minimal(shop).withExternalKey(key));
    WorkItem theirs = repository(elsewhere).insert(minimal(elsewhere).withExternalKey(key));
    assertThat(shop.project().workItems().findByExternalKey(key)).contains(ours);
    assertThat(elsewhere.project().workItems().findByExternalKey(key)).contains(theirs);
    assertThat(shop.elsewhere().project().workItems().findByExternalKey(key)).isEmpty();
  }

  @Test
  @Proves({"R001-32", "R001-33", "R001-52"})
  final void finds_items_by_assigned_agent_and_by_holder_who_may_differ() {
    Agent assigned = shop.agent();
    Agent holder = shop.agent();
    WorkItem item =
        repository()
            .update(
                shop.claimedBy(holder).item().id(), it -> it.withAssignedAgentId(assigned.id()));
    repository().insert(minimal(shop));
    assertThat(all(page -> shop.project().workItems().findByAssignedAgent(assigned.id(), page)))
        .containsExactly(item);
    assertThat(all(page -> shop.project().workItems().findByHolder(holder.id(), page)))
        .containsExactly(item);
    assertThat(all(page -> shop.project().workItems().findByHolder(assigned.id(), page))).isEmpty();
  }

  @Test
  final void is_found_by_a_label_as_long_as_it_has_it() {
    WorkItem item = repository().insert(minimal(shop).withLabels(List.of("ui", "bug")));
    repository().insert(minimal(shop).withLabels(List.of("bugs")));
    assertThat(labelled(shop, "bug")).containsExactly(item);
    assertThat(labelled(shop.elsewhere(), "bug")).isEmpty();
    WorkItem changed = repository().update(item.withLabels(List.of("ui", "Bug")));
    assertThat(labelled(shop, "bug")).isEmpty();
    assertThat(labelled(shop, "ui")).containsExactly(changed);
    assertThat(shop.states(item.id())).as("what the journal tells").containsExactly("pending");
  }

  private static List<WorkItem> labelled(TestWorld world, String label) {
    return all(page -> world.project().workItems().findByLabel(label, page));
  }

  @Test
  final void only_the_work_queue_writes_locks_tokens_and_attempts() {
    WorkItem made = minimal(shop);
    Agent agent = shop.agent();
    Map.of(
            "leaseToken", made.withLeaseToken(1),
            "attempt", made.withAttempt(1),
            "lockedByAgentId", lockedBy(made, agent.id()))
        .forEach((field, item) ->
            assertRefused(
                "workItem.%s must be absent or 0 in a new value; the work queue writes it",
                field, () -> repository().insert(item)));
    WorkItem held = shop.claimedBy(agent).item();
    Map.of(
            "leaseToken", held.withLeaseToken(2),
            "attempt", held.withAttempt(2),
            "lockedByAgentId", held.withLock(changed(held, lock -> lock.agent(shop.agent().id()))),
            "lockedByWorker", held.withLock(changed(held, lock -> lock.worker("another"))),
            "lockedAt", held.withLock(changed(held, lock -> lock.since(Made.NOW))),
            "leaseUntil", held.withLock(changed(held, lock -> lock.until(held.lockedAt()))))
        .forEach((field, item) ->
            assertRefused(
                "workItem.%s must stay what it is; the work queue changes it",
                field, () -> repository().update(item)));
    assertRefused(
        "workItem.%s must stay what it is; the work queue changes it",
        "attempt",
        () -> repository().update(held.cancelled(StatusReason.KILLED, Made.NOW).withAttempt(0)));
    assertThat(repository().get(held.id())).isEqualTo(held);
  }

  @Test
  final void who_moves_an_item_by_hand_once_its_lease_ran_out_frees_it_and_counts_an_attempt() {
    WorkItem held = shop.claimed().item();
    fixture.expire(Claims.of(held).lease());
    WorkItem submitted = repository().update(held.id(), WorkItem::submitted);
    assertThat(submitted.lockedByAgentId()).isNull();
    WorkItem again = repository().update(submitted.started());
    assertThat(again.attempt()).as("attempt").isEqualTo(2);
    assertThat(again.leaseToken()).as("leaseToken").isEqualTo(1);
    assertThat(repository().get(held.id())).isEqualTo(again);
  }

  private static void assertRefused(String words, String field, ThrowingCallable write) {
    assertThatExceptionOfType(InvalidValueException.class)
        .as(field)
        .isThrownBy(write)
        .withMessage(words, field);
  }

  private static Lock changed(WorkItem item, UnaryOperator<Lock.Builder> change) {
    return change.apply(Lock.builder().from(Objects.requireNonNull(item.lock()))).build();
  }

  private static WorkItem lockedBy(WorkItem item, AgentId holder) {
    return WorkItem.builder()
        .from(item)
        .status(WorkItemStatus.IN_PROGRESS)
        .lock(new Lock(holder, null, Made.NOW, Made.NOW))
        .build();
  }

  @Test
  @Proves({"R002-21", "R002-22"})
  final void an_item_goes_the_way_that_people_move_it() {
    WorkItemId id = inserted().id();
    repository().update(id, WorkItem::started);
    repository().update(id, WorkItem::submitted);
    repository().update(id, item -> item.completed(Made.NOW));
    assertThat(shop.states(id)).containsExactly("pending", "in_progress", "in_review", "completed");
    WorkItemId dropped = inserted().id();
    repository().update(dropped, item -> item.cancelled(StatusReason.CANCELLED_BY_USER, Made.NOW));
    assertThat(shop.states(dropped)).containsExactly("pending", "cancelled");
  }

  @Test
  @Needs({Part.WORK, Part.THE_REST})
  @Proves({"R002-02", "R002-19"})
  final void a_part_of_an_item_comes_out_of_a_workspace_and_knows_the_item_at_the_root() {
    WorkItem whole = shop.item();
    Workspace first = shop.project().workspaces().insert(Workspaces.ready(whole));
    WorkItem part = repository().insert(whole.part(first.id(), "Mend the clock", Made.NOW));
    Workspace second = shop.project().workspaces().insert(Workspaces.ready(part));
    WorkItem deeper = repository().insert(part.part(second.id(), "Mend the zone", Made.NOW));
    assertThat(repository().get(whole.id()).root()).isEqualTo(whole.id());
    assertThat(repository().get(part.id()).root()).isEqualTo(whole.id());
    assertThat(repository().get(deeper.id()).root()).isEqualTo(whole.id());
    assertThat(all(page -> shop.project().workItems().findByParentWorkspace(first.id(), page)))
        .containsExactly(part);
    assertThat(all(page -> shop.project().workItems().findByParentWorkspace(second.id(), page)))
        .containsExactly(deeper);
  }
}
