// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WorkflowInputsTest {

  private static final WorkflowDefinition ANYTHING =
      WorkflowDefinition.named("fix", WorkflowGraph.of(WorkflowNode.of("compile")), Instant.EPOCH)
          .build();

  @Test
  void an_empty_schema_allows_everything() {
    Json inputs = Json.EMPTY.with("whatever", List.of(1, "two"));
    assertThat(ANYTHING.inputs(inputs)).isEqualTo(inputs);
  }

  @Test
  void what_is_given_goes_before_the_defaults() {
    WorkflowDefinition workflow =
        ANYTHING.withDefaultInputs(Json.EMPTY.with("branch", "main").with("depth", 1));
    assertThat(workflow.inputs(Json.EMPTY.with("branch", "fix")))
        .isEqualTo(Json.EMPTY.with("branch", "fix").with("depth", 1));
  }

  @Test
  void a_refusal_names_places_and_rules_but_no_values() {
    WorkflowDefinition workflow =
        ANYTHING.withInputSchema(
            Json.parse(
                "{\"properties\":{\"steps\":{\"items\":{\"enum\":[\"test\"]}}},\"required\":[\"branch\"]}"));
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> workflow.inputs(Json.EMPTY.with("steps", List.of("test", "hunter2"))))
        .withMessageContainingAll("enum at /steps/1", "required at the top")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter2"));
  }

  @Test
  void what_is_no_schema_is_refused() {
    for (String text : List.of("[]", "{\"type\":\"sting\"}", "{\"properties\":7}")) {
      assertThatExceptionOfType(InvalidValueException.class)
          .as(text)
          .isThrownBy(() -> ANYTHING.withInputSchema(Json.parse(text)))
          .satisfies(e -> assertThat(e.field()).isEqualTo("workflowDefinition.inputSchema"));
    }
  }

  @Test
  void a_schema_can_refer_to_itself_and_to_nothing_else() {
    WorkflowDefinition local =
        ANYTHING.withInputSchema(
            Json.parse("{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"required\":[\"x\"]}}}"));
    assertThat(local.inputs(Json.EMPTY.with("x", 1))).isEqualTo(Json.EMPTY.with("x", 1));
    for (String elsewhere : List.of("http://127.0.0.1:1/schema", "file:///etc/hostname")) {
      WorkflowDefinition remote = ANYTHING.withInputSchema(Json.EMPTY.with("$ref", elsewhere));
      assertThatExceptionOfType(InvalidValueException.class)
          .as(elsewhere)
          .isThrownBy(() -> remote.inputs(Json.EMPTY));
    }
  }

  @Test
  void a_run_follows_only_what_is_stored() {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> ANYTHING.run(ProjectId.next(), Json.EMPTY, Instant.EPOCH))
        .withMessageContaining("insert the definition first");
  }
}
