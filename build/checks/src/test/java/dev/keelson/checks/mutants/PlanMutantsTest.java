// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.mutants;

import static dev.keelson.checks.mutants.Fault.in;
import static dev.keelson.checks.mutants.Fault.insteadOf;
import static dev.keelson.checks.mutants.Fault.storing;
import static dev.keelson.checks.mutants.Verdicts.assertCaught;

import dev.keelson.approval.Approval;
import dev.keelson.core.InvalidValueException;
import dev.keelson.query.Attribute;
import dev.keelson.query.Condition;
import dev.keelson.query.Query;
import dev.keelson.query.RowType;
import dev.keelson.repository.EntityStore;
import dev.keelson.repository.QueryStore;
import dev.keelson.run.RunStep;
import dev.keelson.work.WorkItemDependency;
import dev.keelson.workflow.WorkflowDefinition;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Stores that are wrong about definitions of workflows, or about what work waits for. */
final class PlanMutantsTest {

  @Test
  void a_store_that_gives_the_first_revision_for_the_latest_is_caught() {
    assertCaught(
        asking(WorkflowDefinition.TYPE, PlanMutantsTest::upwards),
        "Workflows.a_change_is_the_next_revision_and_the_old_one_stays");
  }

  @Test
  void a_store_that_loses_what_starts_a_workflow_is_caught() {
    assertCaught(
        storing(
            "insert", WorkflowDefinition.TYPE, definition -> definition.withTriggers(List.of())),
        "Workflows.reads_back_every_component",
        "Workflows.a_new_definition_has_the_documented_defaults");
  }

  @Test
  void a_store_that_accepts_a_cycle_is_caught() {
    assertCaught(
        in(
            EntityStore.class,
            "insert",
            WorkItemDependency.TYPE,
            insteadOf(InvalidValueException.class, call -> call.args().get(1))),
        "Dependencies.refuses_a_cycle_of_any_length",
        "Dependencies.refuses_a_cycle_whose_parts_are_stored_at_once");
  }

  @Test
  void a_store_that_plans_steps_in_a_run_that_has_ended_is_caught() {
    assertCaught(
        in(
            EntityStore.class,
            "insert",
            RunStep.TYPE,
            insteadOf(InvalidValueException.class, call -> call.args().get(1))),
        "Run_steps.no_step_begins_in_a_run_that_has_ended");
  }

  @Test
  void a_store_that_forgets_what_work_waits_for_is_caught() {
    assertCaught(
        in(EntityStore.class, "insert", WorkItemDependency.TYPE, call -> call.args().get(1)),
        "Dependencies.an_item_is_claimed_only_when_all_that_it_waits_for_is_completed",
        "Dependencies.whoever_fails_the_blocker_claims_nothing_that_waits_for_it");
  }

  @Test
  void a_store_that_lists_the_approvals_of_every_run_is_caught() {
    assertCaught(
        asking(Approval.TYPE, query -> without(Approval.RUN_ID, query)),
        "Lists_in_pages.leaves_out_what_is_about_something_else");
  }

  /** Lists what another query finds than was asked. */
  private static Fault asking(RowType<?> type, Function<Query<?>, Query<?>> other) {
    return in(
        QueryStore.class,
        "list",
        type,
        call -> call.proceedWith(0, other.apply(call.arg(0, Query.class))));
  }

  private static <T> Query<T> upwards(Query<T> query) {
    return query.by(query.order().attribute());
  }

  private static <T> Query<T> without(Attribute<?, ?> attribute, Query<T> query) {
    List<Condition<T>> others =
        query.conditions().stream().filter(condition -> !isOn(attribute, condition)).toList();
    return new Query<>(query.type(), others, query.order(), query.latestPer(), query.scan());
  }

  private static boolean isOn(Attribute<?, ?> attribute, Condition<?> condition) {
    return condition instanceof Condition.In<?, ?> in && in.attribute().equals(attribute);
  }
}
