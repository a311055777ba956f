// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keelson.agent.Agent;
import dev.keelson.approval.Approval;
import dev.keelson.core.Entity;
import dev.keelson.core.Json;
import dev.keelson.core.KeelsonException;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.StatusReason;
import dev.keelson.core.Unreadable;
import dev.keelson.core.UnreadableValueException;
import dev.keelson.query.Query;
import dev.keelson.run.Run;
import dev.keelson.run.RunStatus;
import dev.keelson.run.RunStep;
import dev.keelson.run.RunStepStatus;
import dev.keelson.story.RunStory;
import dev.keelson.testkit.contract.Race;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.contract.TestWorld.Work;
import dev.keelson.testkit.fixtures.Agents;
import dev.keelson.testkit.fixtures.Approvals;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.RunSteps;
import dev.keelson.testkit.fixtures.Sessions;
import dev.keelson.testkit.fixtures.Workspaces;
import dev.keelson.work.Claim;
import dev.keelson.work.ClaimRequest;
import dev.keelson.work.LeaseRequest;
import dev.keelson.work.Outcome;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemStatus;
import dev.keelson.workspace.Termination;
import dev.keelson.workspace.Workspace;
import dev.keelson.workspace.WorkspaceStatus;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * Work goes on beside a row that nobody can read, or that no write can reach, and who asks for that
 * row is told which it is. For authors of stores on PostgreSQL: extend this class.
 */
public abstract class OddWorkContract extends OnOddRows {

  private static final String LAST = Long.toString(Long.MAX_VALUE);

  @Test
  final void a_claim_fails_what_it_can_not_read_and_returns_the_others() {
    WorkItem odd = untitled(1000);
    WorkItem bodiless = shop.item(999);
    past("delete from keelson.work_item_body where id = '%s'".formatted(bodiless.id().value()));
    WorkItem first = shop.item(2);
    WorkItem second = shop.item(1);
    Agent agent = keelson.agents().insert(Agents.coder().withMaxConcurrency(2));
    assertThat(shop.claim(agent, 1)).extracting(this::id).containsExactly(first.id());
    assertThat(shop.claim(agent, 9)).extracting(this::id).containsExactly(second.id());
    assertThat(shop.claim(shop.agent(), 9)).as("what is claimed once more").isEmpty();
    for (WorkItem item : List.of(odd, bodiless)) {
      assertThat(shop.states(item.id())).containsExactly("pending", "in_progress", "failed");
      assertThat(shop.history(item.id()).getLast().reason()).isEqualTo(StatusReason.UNREADABLE);
    }
    assertThat(shop.project().workItems().findAll(PageRequest.first(10)).unreadable())
        .extracting(Unreadable::id)
        .satisfiesExactlyInAnyOrder(
            id -> assertThat(id).contains(odd.id().value().toString()),
            id -> assertThat(id).contains(bodiless.id().value().toString()));
  }

  @Test
  final void a_claim_gets_past_thousands_that_nobody_can_read() {
    WorkItem odd = untitled(1000);
    past(
        """
        insert into keelson.work_item
        select (copied.item).*
          from (select jsonb_populate_record(w, jsonb_build_object('id', gen_random_uuid())) as item
                  from keelson.work_item w cross join generate_series(1, 3000) where w.id = '%s' offset 0) copied
        """
            .formatted(odd.id().value()));
    WorkItem item = shop.item();
    Agent agent = keelson.agents().insert(Agents.coder().withMaxConcurrency(1));
    assertThat(shop.claim(agent, 1)).extracting(this::id).containsExactly(item.id());
    Query<WorkItem> failed = WorkItem.TYPE.where(WorkItem.STATUS.is(WorkItemStatus.FAILED));
    assertThat(shop.project().reader().count(failed)).isEqualTo(3001);
    assertThat(shop.states(odd.id())).containsExactly("pending", "in_progress", "failed");
  }

  @Test
  final void a_claim_of_many_returns_those_that_it_can_read() {
    WorkItem odd = untitled(1000);
    List<WorkItem> items = List.of(shop.item(2), shop.item(1), shop.item());
    assertThat(shop.claim(shop.agent(), 3))
        .extracting(this::id)
        .containsExactly(items.get(0).id(), items.get(1).id());
    assertThat(shop.states(odd.id())).endsWith("failed");
  }

  @Test
  final void what_is_completed_is_told_though_the_next_item_can_not_be_read() {
    Claim done = shop.claimed();
    untitled(1000);
    WorkItem next = shop.item();
    ClaimRequest request = ClaimRequest.by(shop.agent().id()).in(shop.id());
    assertThat(keelson.workQueue().completeAndClaim(done.lease(), Outcome.success(), request))
        .extracting(this::id)
        .containsExactly(next.id());
    assertThat(shop.project().workItems().get(done.item().id()).status())
        .isEqualTo(WorkItemStatus.COMPLETED);
  }

  @Test
  final void a_lease_on_what_can_not_be_read_is_given_back() {
    WorkItem odd = untitled(0);
    Run run = shop.run();
    odd("run", run, "current_step = E'a\\nb'");
    Agent agent = shop.agent();
    for (LeaseRequest request :
        List.of(
            LeaseRequest.on(shop.id(), odd.id(), agent.id()),
            LeaseRequest.on(shop.id(), run.id(), agent.id()))) {
      for (int i = 0; i < 2; i++) {
        assertNames(
            (Entity<?>) (request.subject().equals(odd.id()) ? odd : run),
            () -> keelson.workQueue().lease(request));
      }
    }
    assertThat(shop.states(odd.id())).endsWith("in_progress", "pending");
  }

  @Test
  final void what_no_write_can_raise_is_left_where_it_is() {
    WorkItem odd = shop.item(1000);
    odd("work_item", odd, "version = " + LAST);
    WorkItem claimedTooOften = shop.item(999);
    odd("work_item", claimedTooOften, "lease_token = " + LAST);
    WorkItem triedTooOften = shop.item(998);
    odd("work_item", triedTooOften, "attempt = 2147483647");
    WorkItem item = shop.item();
    assertThat(shop.claim(shop.agent(), 9)).extracting(this::id).containsExactly(item.id());
    for (WorkItem each : List.of(odd, claimedTooOften, triedTooOften)) {
      assertNames(
          each,
          () ->
              keelson.workQueue().lease(LeaseRequest.on(shop.id(), each.id(), shop.agent().id())));
    }
    WorkItem stored = shop.project().workItems().get(odd.id());
    assertNames(odd, () -> shop.project().workItems().update(stored.withPriority(1)));
  }

  @Test
  final void an_agent_without_its_slot_is_named_and_the_others_claim() {
    Agent odd = keelson.agents().insert(Agents.coder().withMaxConcurrency(2));
    past("delete from keelson.agent_slot where agent_id = '%s'".formatted(odd.id().value()));
    WorkItem item = shop.item();
    assertNames(odd, () -> bounded(() -> shop.claim(odd, 1)));
    assertThat(shop.claim(shop.agent(), 1)).extracting(this::id).containsExactly(item.id());
  }

  @Test
  final void what_has_no_body_is_named_where_it_is_listed_and_asked_for() {
    TestWorld other = shop.elsewhere();
    WorkItem odd = other.item();
    WorkItem plain = other.item();
    past("delete from keelson.work_item_body where id = '%s'".formatted(odd.id().value()));
    Page<WorkItem> all = other.project().workItems().findAll(PageRequest.first(10));
    assertThat(all.items()).containsExactly(plain);
    assertThat(all.unreadable())
        .singleElement()
        .satisfies(row -> assertThat(row.id()).contains(odd.id().value().toString()));
    assertThatExceptionOfType(UnreadableValueException.class)
        .isThrownBy(() -> other.project().workItems().get(odd.id()))
        .withMessageContaining(odd.id().value().toString());
  }

  @Test
  final void a_step_without_its_body_is_named_and_the_others_go_on() {
    Work work = shop.work();
    RunStep odd = begun(work, "compile");
    RunStep done = begun(work, "test");
    past("delete from keelson.run_step_body where id = '%s'".formatted(odd.id().value()));
    assertNames(odd, () -> bounded(() -> begun(work, "compile")));
    assertNames(
        odd,
        () ->
            bounded(
                () -> shop.project().stepLedger().complete(work.lease(), odd.id(), Json.EMPTY)));
    RunStep other = begun(work, "package");
    past("delete from keelson.run_step_body where id = '%s'".formatted(other.id().value()));
    assertNames(
        other,
        () ->
            bounded(
                () -> shop.project().stepLedger().fail(work.lease(), other.id(), Made.FAILURE)));
    assertThat(shop.project().stepLedger().complete(work.lease(), done.id(), Json.EMPTY).status())
        .isEqualTo(RunStepStatus.COMPLETED);
    WorkItem item = shop.project().workItems().get(work.lease().workItemId());
    past("delete from keelson.work_item_body where id = '%s'".formatted(item.id().value()));
    assertNames(
        item, () -> bounded(() -> keelson.workQueue().complete(work.lease(), Outcome.success())));
  }

  @Test
  final void a_run_that_nobody_can_read_ends_and_its_project_can_be_purged() {
    TestWorld other = shop.elsewhere();
    Run cancelled = other.run();
    Run failed = other.run();
    for (Run run : List.of(cancelled, failed)) {
      odd("run", run, "context = '{\"n\": 1e99999}'");
    }
    Termination termination = other.project().termination();
    assertWritten(cancelled, () -> termination.cancel(cancelled.id(), StatusReason.KILLED));
    assertThat(other.states(cancelled.id())).containsExactly("pending", "cancelled");
    assertWritten(failed, () -> termination.fail(failed.id(), Made.FAILURE));
    assertThat(other.states(failed.id())).containsExactly("pending", "failed");
    assertThat(keelson.projects().purge(other.id())).isPresent();
  }

  @Test
  final void what_is_written_though_nobody_can_read_it_is_told() {
    Approval odd = shop.requested(Approvals.pending(shop.run()));
    odd("approval", odd, "metadata = '{\"n\": 1e99999}'");
    assertThatExceptionOfType(UnreadableValueException.class)
        .isThrownBy(() ->
            keelson.inTransaction(tx ->
                tx.project(shop.id()).approvalService().withdraw(odd.id(), StatusReason.KILLED)))
        .satisfies(e -> assertThat(e.isWritten()).as("rolled back").isFalse());
    assertThat(shop.states(odd.id())).containsExactly("pending");
    assertWritten(
        odd, () -> shop.project().approvalService().withdraw(odd.id(), StatusReason.KILLED));
    assertThat(shop.states(odd.id())).hasSize(2);
    Claim claim = shop.claimed();
    odd("work_item_body", claim.item(), "title = E'one\\ntwo'");
    assertWritten(
        claim.item(), () -> keelson.workQueue().complete(claim.lease(), Outcome.success()));
    assertThat(shop.states(claim.item().id())).endsWith("completed");
  }

  @Test
  final void a_story_is_told_though_nobody_can_read_a_part_of_it() {
    Work work = shop.work();
    RunStep odd = begun(work, "compile");
    RunStep step = begun(work, "test");
    past("delete from keelson.run_step_body where id = '%s'".formatted(odd.id().value()));
    String item = work.lease().workItemId().value().toString();
    past("delete from keelson.work_item_body where id = '%s'".formatted(item));
    RunStory story = RunStory.of(shop.project(), work.run().id());
    assertThat(story.steps()).containsExactly(step);
    assertThat(story.workItem()).isNull();
    assertThat(story.unreadable())
        .extracting(Unreadable::id)
        .satisfiesExactlyInAnyOrder(
            id -> assertThat(id).contains(odd.id().value().toString()),
            id -> assertThat(id).contains(item));
    for (String told : List.of(story.toText(), story.toHtml(), story.toJson().text())) {
      assertThat(told).contains(odd.id().value().toString(), item);
    }
    odd("run", work.run(), "context = '{\"n\": 1e99999}'");
    assertNames(work.run(), () -> RunStory.of(shop.project(), work.run().id()));
  }

  @Test
  final void a_workspace_is_closed_under_a_lease_though_nobody_can_read_a_run_in_it() {
    Work work = shop.work();
    WorkItem item = shop.project().workItems().get(work.lease().workItemId());
    Workspace workspace = shop.project().workspaces().insert(Workspaces.ready(item));
    shop.project().sessions().insert(Sessions.created(workspace).withRunId(work.run().id()));
    odd("run", work.run(), "context = '{\"n\": 1e99999}'");
    assertThat(
            shop.holding(work.lease())
                .project()
                .termination()
                .close(workspace.id(), StatusReason.KILLED)
                .status())
        .isEqualTo(WorkspaceStatus.ARCHIVED);
  }

  @Test
  final void a_run_ends_though_no_write_can_reach_something_in_it() {
    Work work = shop.work();
    RunStep odd = begun(work, "compile");
    odd("run_step", odd, "version = " + LAST);
    RunStep step = begun(work, "test");
    assertThat(shop.project().termination().cancel(work.run().id(), StatusReason.KILLED).status())
        .isEqualTo(RunStatus.CANCELLED);
    assertThat(shop.project().steps().get(step.id()).status()).isEqualTo(RunStepStatus.CANCELLED);
  }

  @Test
  final void approvals_expire_though_no_write_can_reach_one_that_is_overdue() {
    Run run = shop.run();
    Approval odd = shop.requested(Approvals.pending(run).withTarget("a"));
    odd("approval", odd, "expires_at = now() - interval '2 days', version = " + LAST);
    Approval overdue = shop.requested(Approvals.pending(run).withTarget("b"));
    odd("approval", overdue, "expires_at = now() - interval '1 day'");
    assertThat(shop.project().approvalService().expireOverdue(1)).isEqualTo(1);
    assertThat(shop.states(overdue.id())).endsWith("expired");
  }

  private WorkItem untitled(int priority) {
    WorkItem item = shop.item(priority);
    odd("work_item_body", item, "title = E'one\\ntwo'");
    return item;
  }

  private RunStep begun(Work work, String key) {
    return shop.project().stepLedger().begin(work.lease(), RunSteps.planned(work.run(), key));
  }

  private Object id(Claim claim) {
    return claim.item().id();
  }

  private static <R> R bounded(Race.Task<R> work) {
    return Race.result(Race.started("what must end", work));
  }

  private static void assertWritten(Entity<?> row, ThrowingCallable call) {
    assertThatExceptionOfType(UnreadableValueException.class)
        .isThrownBy(call)
        .withMessageContaining(row.id().value() + " can't be read, but was written as asked")
        .satisfies(e -> assertThat(e.isWritten()).isTrue());
  }

  private static void assertNames(Entity<?> row, ThrowingCallable call) {
    assertThatThrownBy(call)
        .satisfiesAnyOf(
            e -> assertThat(e).isInstanceOf(KeelsonException.class),
            e -> assertThat(e).hasCauseInstanceOf(KeelsonException.class))
        .hasMessageContaining(row.id().value().toString());
  }
}
