// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import static dev.keelson.checks.mutants.Fault.in;
import static dev.keelson.checks.mutants.Fault.insteadOf;
import static dev.keelson.checks.mutants.Verdicts.assertCaught;

import dev.keelson.approval.ApprovalRepository;
import dev.keelson.approval.ApprovalStatus;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.PageRequest;
import dev.keelson.work.WorkItemDependencyRepository;
import dev.keelson.workflow.WorkflowDefinition;
import dev.keelson.workflow.WorkflowDefinitionRepository;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stores that are wrong about definitions of workflows, or about what work waits for. */
final class PlanMutantsTest {

  @Test
  void a_store_that_gives_the_first_revision_for_the_latest_is_caught() {
    assertCaught(
        in(
            WorkflowDefinitionRepository.class,
            "findLatest",
            call -> call.store().workflows().findRevision(call.arg(0, String.class), 1)),
        "Workflows.a_change_is_the_next_revision_and_the_old_one_stays");
  }

  @Test
  void a_store_that_loses_what_starts_a_workflow_is_caught() {
    assertCaught(
        in(
            WorkflowDefinitionRepository.class,
            "insert",
            call -> call.proceed(call.arg(0, WorkflowDefinition.class).withTriggers(List.of()))),
        "Workflows.reads_back_every_component",
        "Workflows.a_new_definition_has_the_documented_defaults");
  }

  @Test
  void a_store_that_accepts_a_cycle_is_caught() {
    assertCaught(
        in(
            WorkItemDependencyRepository.class,
            "insert",
            insteadOf(InvalidValueException.class, call -> call.args().getFirst())),
        "Dependencies.refuses_a_cycle_of_any_length",
        "Dependencies.refuses_a_cycle_whose_parts_are_stored_at_once");
  }

  @Test
  void a_store_that_forgets_what_work_waits_for_is_caught() {
    assertCaught(
        in(WorkItemDependencyRepository.class, "insert", call -> call.args().getFirst()),
        "Dependencies.an_item_is_claimed_only_when_all_that_it_waits_for_is_completed",
        "Dependencies.whoever_fails_the_blocker_claims_nothing_that_waits_for_it");
  }

  @Test
  void a_store_that_lists_the_approvals_of_every_run_is_caught() {
    assertCaught(
        in(
            ApprovalRepository.class,
            "findByRun",
            call ->
                ((ApprovalRepository) call.target())
                    .findByStatus(ApprovalStatus.PENDING, call.arg(1, PageRequest.class))),
        "Lists_in_pages.leaves_out_what_is_about_something_else");
  }
}
