// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.AlreadyExistsException;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.NotFoundException;
import dev.keelson.run.Run;
import dev.keelson.run.RunStepStatus;
import dev.keelson.run.Trigger;
import dev.keelson.run.WorkflowRef;
import dev.keelson.testkit.Proves;
import dev.keelson.testkit.contract.Components;
import dev.keelson.testkit.contract.Components.Component;
import dev.keelson.testkit.contract.Race;
import dev.keelson.testkit.contract.Race.Result;
import dev.keelson.testkit.contract.Secrets;
import dev.keelson.testkit.contract.Suite;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.testkit.fixtures.Workflows;
import dev.keelson.workflow.WorkflowCategory;
import dev.keelson.workflow.WorkflowDefinition;
import dev.keelson.workflow.WorkflowDefinitionId;
import dev.keelson.workflow.WorkflowDefinitionRepository;
import dev.keelson.workflow.WorkflowProgress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Proves({
  "R000-69", "R000-70", "R000-71", "R000-72", "R000-73", "R000-74", "R000-75", "R000-76", "R000-77",
  "R000-78", "R000-79", "R000-80"
})
public abstract class WorkflowSuite extends Suite {

  private WorkflowDefinitionRepository workflows() {
    return keelson.workflows();
  }

  @Test
  final void reads_back_every_component() {
    WorkflowDefinition minimal = Workflows.minimal();
    WorkflowDefinition full = Workflows.everyComponentSet();
    for (Component component : Components.of(WorkflowDefinition.class)) {
      if (!Set.of("revision", "audit").contains(component.name())) {
        assertThat(Components.read(full, component))
            .as("%s", component)
            .isNotNull()
            .isNotEqualTo(Components.read(minimal, component));
      }
    }
    for (WorkflowDefinition given : List.of(minimal, full)) {
      WorkflowDefinition stored = keelson.actingAs(ANA).workflows().insert(given);
      assertThat(stored.withRevision(0).withAudit(given.audit())).isEqualTo(given);
      assertThat(stored.version()).as("version").isEqualTo(1);
      assertThat(stored.createdAt()).isEqualTo(Made.NOW);
      assertThat(stored.audit().updatedBy()).isEqualTo(ANA);
      assertThat(workflows().get(given.id())).isEqualTo(stored);
      assertThat(stored.digest()).isEqualTo(given.digest());
    }
  }

  @Test
  @Proves({"R000-73", "R000-74", "R000-78", "R000-79"})
  final void a_new_definition_has_the_documented_defaults() {
    WorkflowDefinition made = WorkflowDefinition.named("fix", Workflows.graph(), Made.NOW).build();
    workflows().insert(made);
    WorkflowDefinition stored = workflows().get(made.id());
    assertThat(stored.revision()).as("revision").isEqualTo(1);
    assertThat(stored.category()).isEqualTo(WorkflowCategory.CUSTOM);
    assertThat(stored.inputSchema()).isEqualTo(Json.EMPTY);
    assertThat(stored.defaultInputs()).isEqualTo(Json.EMPTY);
    assertThat(stored.triggers()).containsExactly("manual");
    assertThat(stored.startsOn(Trigger.MANUAL)).as("startsOn").isTrue();
    assertThat(stored.startsOn(Trigger.WEBHOOK)).as("startsOn").isFalse();
    assertThat(stored.approvalRequired()).as("approvalRequired").isTrue();
    assertThat(stored.description()).isNull();
  }

  @Test
  @Proves({"R000-70", "R000-74", "R000-149"})
  final void a_change_is_the_next_revision_and_the_old_one_stays() {
    WorkflowDefinition first = workflows().insert(Workflows.minimal().withName("fix"));
    WorkflowDefinition second =
        workflows().insert(first.revised(Made.NOW).withDefinition(Workflows.graph()));
    WorkflowDefinition other = workflows().insert(Workflows.minimal());
    assertThat(List.of(first, second, other))
        .map(WorkflowDefinition::revision)
        .containsExactly(1, 2, 1);
    assertThat(workflows().findLatest("fix")).contains(second);
    assertThat(workflows().findRevision("fix", 1)).contains(first);
    assertThat(workflows().findRevision("fix", 3)).isEmpty();
    assertThat(workflows().findLatest("FIX")).isEmpty();
    assertThat(all(page -> workflows().findRevisions("fix", page))).containsExactly(second, first);
    assertThat(all(workflows()::findAll)).containsExactly(first, second, other);
    assertThat(first.digest()).isNotEqualTo(second.digest());
  }

  @Test
  final void refuses_a_second_insert_of_a_definition() {
    WorkflowDefinition stored = workflows().insert(Workflows.minimal());
    for (WorkflowDefinition again : List.of(stored, stored.withRevision(0))) {
      assertThatExceptionOfType(AlreadyExistsException.class)
          .isThrownBy(() -> workflows().insert(again))
          .satisfies(e -> assertThat(e.id()).isEqualTo(stored.id()))
          .satisfies(e -> assertThat(e.key()).isEqualTo("id"));
    }
    WorkflowDefinition counted = Workflows.minimal().withRevision(3);
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> workflows().insert(counted))
        .satisfies(e -> assertThat(e.field()).isEqualTo("workflowDefinition.revision"));
    assertThat(workflows().find(counted.id())).isEmpty();
    assertThat(workflows().insert(stored.revised(Made.NOW)).revision())
        .as("what was refused took no number")
        .isEqualTo(2);
  }

  @Test
  final void what_is_not_stored_is_not_found() {
    WorkflowDefinitionId unknown = WorkflowDefinitionId.next();
    assertThat(workflows().find(unknown)).isEmpty();
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> workflows().get(unknown))
        .satisfies(e -> assertThat(e.id()).isEqualTo(unknown));
    assertThat(workflows().findLatest("nothing")).isEmpty();
  }

  @Test
  @Proves("R000-03")
  final void refuses_a_secret_anywhere_in_a_definition() {
    WorkflowDefinition value = Workflows.everyComponentSet();
    for (Component component : Components.of(WorkflowDefinition.class)) {
      Secrets.planted(value, component)
          .ifPresent(
              leak -> Secrets.assertRefused(leak.field(), () -> workflows().insert(leak.value())));
    }
    assertThat(workflows().find(value.id())).isEmpty();
  }

  @Test
  @Proves({"R000-74", "R000-149"})
  final void revisions_have_no_gaps_however_many_are_stored_at_once() {
    List<Result<WorkflowDefinition>> results =
        Race.run(
            fixture,
            (store, i) ->
                store
                    .workflows()
                    .insert(Workflows.minimal().withName("fix").withDisplayName("by " + i)));
    assertThat(Result.refusals(results)).isEmpty();
    assertThat(Result.values(results))
        .map(WorkflowDefinition::revision)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, Race.RUNNERS).boxed().toList());
  }

  @Test
  @Proves({"R000-77", "R000-83", "R000-87", "R000-96"})
  final void a_run_keeps_the_revision_that_it_follows_when_there_is_a_newer_one() {
    WorkflowDefinition first = workflows().insert(Workflows.withInputs("fix"));
    Run run =
        shop.project()
            .runs()
            .insert(first.run(shop.id(), Json.EMPTY.with("branch", "main"), Made.NOW).build());
    workflows().insert(first.revised(Made.NOW).withDefinition(Workflows.graph()));
    Run stored = shop.project().runs().get(run.id());
    assertThat(stored.workflow()).isEqualTo(new WorkflowRef("fix", 1, first.digest()));
    assertThat(workflows().findRevision("fix", 1)).contains(first);
    assertThat(stored.inputs()).isEqualTo(Json.parse("{\"branch\":\"main\",\"attempts\":2}"));
  }

  @Test
  @Proves("R000-76")
  final void a_run_is_not_made_of_inputs_that_break_the_schema() {
    WorkflowDefinition workflow = workflows().insert(Workflows.withInputs("fix"));
    for (Json broken :
        List.of(
            Json.EMPTY,
            Json.EMPTY.with("branch", ""),
            Json.EMPTY.with("branch", "main").with("attempts", "many"),
            Json.EMPTY.with("branch", "main").with("typo", 1),
            Json.EMPTY_LIST)) {
      assertThatExceptionOfType(InvalidValueException.class)
          .as("%s", broken)
          .isThrownBy(() -> workflow.run(shop.id(), broken, Made.NOW))
          .satisfies(e -> assertThat(e.field()).isEqualTo("run.inputs"));
    }
  }

  @Test
  @Proves("R000-75")
  final void a_stored_graph_tells_what_of_a_run_can_begin() {
    WorkflowDefinition workflow = workflows().insert(Workflows.everyComponentSet());
    WorkflowProgress progress =
        workflows()
            .get(workflow.id())
            .definition()
            .progress(Map.of("compile", RunStepStatus.COMPLETED, "lint", RunStepStatus.COMPLETED));
    assertThat(progress.ready()).containsExactly("test");
    assertThat(progress.blocked()).containsExactly("merge");
  }
}
