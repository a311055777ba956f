// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.ProjectScope;
import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalStatus;
import dev.keelson.change.PullRequest;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.StaleLeaseException;
import dev.keelson.core.StatusReason;
import dev.keelson.project.Policy;
import dev.keelson.run.Run;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.contract.TestWorld.Work;
import dev.keelson.testkit.fixtures.Approvals;
import dev.keelson.testkit.fixtures.Deployments;
import dev.keelson.testkit.fixtures.ExecutionProcesses;
import dev.keelson.testkit.fixtures.InfraResources;
import dev.keelson.testkit.fixtures.Integrations;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.Policies;
import dev.keelson.testkit.fixtures.ProjectSecrets;
import dev.keelson.testkit.fixtures.ProjectSkills;
import dev.keelson.testkit.fixtures.PullRequests;
import dev.keelson.testkit.fixtures.Sessions;
import dev.keelson.testkit.fixtures.Workspaces;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemDependency;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.Session;
import dev.keelson.workspace.Workspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What can be done under a lease reaches no work of others. */
public abstract class LeaseReachSuite extends Suite {

  @Test
  final void the_items_of_others_are_left_alone() {
    ProjectScope under = shop.project().under(shop.work().lease());
    WorkItem theirs = shop.claimed().item();
    WorkItem nobodys = shop.item();
    for (UnaryOperator<WorkItem> change :
        List.<UnaryOperator<WorkItem>>of(
            item -> item.cancelled(StatusReason.KILLED, Made.NOW), item -> item.withTitle("x"))) {
      for (WorkItem item : List.of(theirs, nobodys)) {
        assertElsewhere(item.id().describe(), () -> under.workItems().update(change.apply(item)));
        assertThat(shop.project().workItems().get(item.id())).isEqualTo(item);
      }
    }
    WorkItemDependency blocking =
        WorkItemDependency.of(shop.id(), nobodys.id(), theirs.id(), Made.NOW);
    assertElsewhere(nobodys.id().describe(), () -> under.dependencies().insert(blocking));
    WorkItemDependency stored = shop.project().dependencies().insert(blocking);
    assertElsewhere(nobodys.id().describe(), () -> under.dependencies().delete(stored.id()));
  }

  @Test
  final void an_item_is_planned_and_its_parts_that_nobody_has_are_changed() {
    Work work = shop.work();
    WorkItem whole = shop.project().workItems().get(work.lease().workItemId());
    Workspace workspace = shop.project().workspaces().insert(Workspaces.ready(whole));
    ProjectScope under = shop.project().under(work.lease());
    WorkItem first = under.workItems().insert(whole.part(workspace.id(), "first", Made.NOW));
    WorkItem second = under.workItems().insert(whole.part(workspace.id(), "second", Made.NOW));
    under
        .dependencies()
        .insert(WorkItemDependency.of(shop.id(), second.id(), first.id(), Made.NOW));
    assertThat(under.workItems().update(second.withTitle("third")).title()).isEqualTo("third");
    WorkItem claimed =
        shop.claim(shop.agent(), 1).getFirst().item(); // the only one that waits for nothing
    assertThat(claimed.id()).isEqualTo(first.id());
    assertElsewhere(
        first.id().describe(),
        () -> under.workItems().update(claimed.cancelled(StatusReason.KILLED, Made.NOW)));
    assertThat(under.workItems().update(whole.withTitle("x")).title()).isEqualTo("x");
  }

  @Test
  final void the_workspaces_of_others_are_left_alone() {
    Work work = shop.work();
    ProjectScope under = shop.project().under(work.lease());
    Work theirs = shop.work();
    WorkItem item = shop.project().workItems().get(theirs.lease().workItemId());
    Run itself = shop.run();
    Session session = in(shop.workspace(), theirs.run());
    for (Workspace workspace :
        List.of(
            shop.project().workspaces().insert(Workspaces.ready(item)),
            shop.project().workspaces().get(session.requireWorkspaceId()),
            shop.project().workspaces().get(in(shop.workspace(), itself).requireWorkspaceId()),
            withProcess(theirs.run()))) {
      assertElsewhere("", () -> under.termination().close(workspace.id(), StatusReason.KILLED));
      assertElsewhere("", () -> under.workspaces().update(workspace.withContainerRef("x")));
      assertThat(shop.project().workspaces().get(workspace.id())).isEqualTo(workspace);
    }
    assertThat(shop.project().sessions().get(session.id())).isEqualTo(session);
    Workspace own =
        shop.project().workspaces().get(in(shop.workspace(), work.run()).requireWorkspaceId());
    assertElsewhere(
        item.id().describe(), () -> under.workspaces().update(own.withWorkItemId(item.id())));
    assertThat(under.termination().close(own.id(), StatusReason.KILLED).isActive()).isFalse();
  }

  @Test
  final void a_run_is_no_way_into_the_work_of_others() {
    Work work = shop.work();
    ProjectScope under = shop.project().under(work.lease());
    Work theirs = shop.work();
    WorkItem item = shop.project().workItems().get(theirs.lease().workItemId());
    Workspace ofTheirs = shop.project().workspaces().insert(Workspaces.ready(item));
    Session session = in(shop.workspace(), theirs.run());
    for (Workspace workspace :
        List.of(ofTheirs, shop.project().workspaces().get(session.requireWorkspaceId()))) {
      Session entered = Sessions.created(workspace).withRunId(work.run().id());
      assertElsewhere(item.id().describe(), () -> under.sessions().insert(entered));
      ExecutionProcess process =
          ExecutionProcesses.running(shop.project().sessions().insert(Sessions.created(workspace)));
      assertElsewhere(
          item.id().describe(), () -> under.processes().insert(process.withRunId(work.run().id())));
      PullRequest asked = asked(work.run()).withWorkspaceId(workspace.id());
      assertElsewhere(item.id().describe(), () -> under.pullRequests().insert(asked));
      shop.project().under(theirs.lease()).workspaces().update(workspace.withContainerRef("x"));
    }
    PullRequest asked = under.pullRequests().insert(asked(work.run()));
    for (PullRequest moved :
        List.of(asked.withWorkItemId(item.id()), asked.withWorkspaceId(ofTheirs.id()))) {
      assertElsewhere(item.id().describe(), () -> under.pullRequests().update(moved));
    }
  }

  @Test
  final void a_run_goes_into_the_workspaces_of_its_item_and_of_nobody() {
    Work work = shop.work();
    ProjectScope under = shop.project().under(work.lease());
    WorkItem item = shop.project().workItems().get(work.lease().workItemId());
    Workspace shared = shop.workspace();
    in(shared, shop.work().run());
    in(shared, work.run()); // as the host has them work together
    for (Workspace workspace :
        List.of(
            shop.project().workspaces().insert(Workspaces.ready(item)), shop.workspace(), shared)) {
      Session entered =
          under.sessions().insert(Sessions.created(workspace).withRunId(work.run().id()));
      assertThat(under.sessions().update(entered.withName("x")).name()).isEqualTo("x");
    }
    PullRequest asked = asked(work.run()).withWorkItemId(item.id());
    assertThat(under.pullRequests().insert(asked).workItemId()).isEqualTo(item.id());
  }

  private PullRequest asked(Run run) {
    return PullRequests.open(shop.id(), shop.repo().id(), 7).withRunId(run.id());
  }

  @Test
  final void the_holds_and_approvals_of_others_are_left_alone() {
    Work work = shop.work();
    ProjectScope under = shop.project().under(work.lease());
    Run theirs = shop.work().run();
    shop.project().holds().place(theirs.id(), "claim 17");
    shop.project().holds().place("claim 18");
    for (Consumer<ProjectScope> attempt :
        List.<Consumer<ProjectScope>>of(
            p -> p.holds().place(theirs.id(), "mine"), p -> p.holds().lift(theirs.id()))) {
      assertThatExceptionOfType(NotFoundException.class)
          .isThrownBy(() -> attempt.accept(under))
          .satisfies(e -> assertThat(e.id()).isEqualTo(theirs.id()));
    }
    Approval asked =
        shop.requested(Approvals.pending(theirs).withExpiresAt(Made.NOW.plusSeconds(1)));
    for (Consumer<ProjectScope> attempt :
        List.<Consumer<ProjectScope>>of(
            p -> p.holds().place("mine"),
            p -> p.holds().lift(),
            p -> p.approvalService().expireOverdue(10))) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> attempt.accept(under))
          .withMessageStartingWith("lease must not be used for ");
    }
    assertThat(shop.project().approvals().get(asked.id()).status())
        .isEqualTo(ApprovalStatus.PENDING);
    assertThat(shop.project().holds().findAll())
        .extracting("reason")
        .containsExactly("claim 18", "claim 17");
    under.holds().place(work.run().id(), "mine");
    assertThat(under.holds().lift(work.run().id())).isTrue();
  }

  @Test
  final void what_sets_the_project_up_is_left_alone() {
    Policy policy = shop.host().project(shop.id()).policies().insert(Policies.minimal(shop.id()));
    for (Consumer<ProjectScope> attempt :
        List.<Consumer<ProjectScope>>of(
            p -> p.policies().update(policy.withValue(Json.EMPTY.with("effects", List.of()))),
            p -> p.secrets().insert(ProjectSecrets.named(shop.id())),
            p -> p.skills().insert(ProjectSkills.named(shop.id())),
            p -> p.integrations().insert(Integrations.chat(shop.id())))) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> attempt.accept(shop.project().under(shop.work().lease())))
          .withMessage(
              "lease must not be used for what sets a project up; use the Keelson of the host");
    }
    assertThat(shop.project().policies().get(policy.id())).isEqualTo(policy);
  }

  @Test
  final void what_a_run_put_out_there_belongs_to_it() {
    Work work = shop.work();
    ProjectScope under = shop.project().under(work.lease());
    Run theirs = shop.work().run();
    Map<String, Consumer<Run>> writes = new LinkedHashMap<>();
    writes.put(
        "a deployment",
        run -> under.deployments().insert(Deployments.pending(shop.id()).withRunId(run.id())));
    writes.put(
        "infrastructure",
        run ->
            under.infrastructure().insert(InfraResources.minimal(shop.id()).withRunId(run.id())));
    writes.put(
        "a pull request",
        run ->
            under
                .pullRequests()
                .insert(PullRequests.open(shop.id(), shop.repo().id(), 7).withRunId(run.id())));
    writes.forEach((name, write) -> {
      write.accept(work.run());
      assertThatExceptionOfType(NotFoundException.class)
          .as(name)
          .isThrownBy(() -> write.accept(theirs))
          .satisfies(e -> assertThat(e.id()).isEqualTo(theirs.id()));
    });
    shop.project().termination().cancel(work.run().id(), StatusReason.KILLED);
    writes.forEach((name, write) ->
        assertThatExceptionOfType(StaleLeaseException.class)
            .as(name)
            .isThrownBy(() -> write.accept(work.run())));
  }

  private Session in(Workspace workspace, Run run) {
    return shop.project().sessions().insert(Sessions.created(workspace).withRunId(run.id()));
  }

  /** A workspace in whose session a process of that run runs. */
  private Workspace withProcess(Run run) {
    Session session = shop.session();
    shop.project().processes().insert(ExecutionProcesses.running(session).withRunId(run.id()));
    return shop.project().workspaces().get(session.requireWorkspaceId());
  }

  private static void assertElsewhere(String subject, Runnable attempt) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(attempt::run)
        .withMessageContaining("to which this write belongs")
        .withMessageContaining(subject)
        .satisfies(e -> assertThat(e.field()).isEqualTo("lease.subject"));
  }
}
