// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.ProjectId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
  void a_schema_can_refer_to_its_parts() {
    WorkflowDefinition local =
        ANYTHING.withInputSchema(
            Json.parse(
                """
                {"$schema": "https://json-schema.org/draft/2020-12/schema", "$ref": "#/$defs/a~1b",
                 "$defs": {"a/b": {"required": ["x"], "properties": {"$ref": {"type": "string"}}}}}
                """));
    assertThat(local.inputs(Json.EMPTY.with("x", 1))).isEqualTo(Json.EMPTY.with("x", 1));
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> local.inputs(Json.EMPTY));
  }

  @Test
  @Timeout(value = 2, threadMode = SEPARATE_THREAD)
  void a_schema_refers_to_nothing_outside_of_itself() {
    for (String schema :
        List.of(
            "{\"$ref\":\"http://127.0.0.1:1/schema\"}",
            "{\"$ref\":\"file:///etc/hostname\"}",
            "{\"$ref\":\"classpath:META-INF/MANIFEST.MF\"}",
            "{\"items\":{\"$ref\":\"other.json#/a\"}}",
            "{\"$defs\":{\"a\":{\"$ref\":\"https://json-schema.org/draft/2020-12/schema\"}}}",
            "{\"$ref\":\"#/nowhere\"}",
            "{\"const\":{\"type\":\"string\"},\"$ref\":\"#/const\"}",
            "{\"$schema\":\"classpath:META-INF/MANIFEST.MF\"}",
            "{\"$id\":\"classpath:META-INF/MANIFEST.MF\"}",
            "{\"$anchor\":\"a\"}",
            "{\"not\":{\"$dynamicRef\":\"#a\"}}")) {
      assertRefused(schema);
    }
  }

  @Test
  @Timeout(value = 2, threadMode = SEPARATE_THREAD)
  void a_schema_does_not_contain_itself() {
    for (String schema :
        List.of(
            "{\"$ref\":\"#\"}",
            "{\"properties\":{\"a\":{\"$ref\":\"#\"}}}",
            "{\"$defs\":{\"a\":{\"$ref\":\"#/$defs/b\"},\"b\":{\"not\":{\"$ref\":\"#/$defs/a\"}}}}")) {
      assertRefused(schema);
    }
  }

  @Test
  @Timeout(value = 2, threadMode = SEPARATE_THREAD)
  void a_schema_is_small_with_all_that_it_refers_to() {
    assertRefused(doubled(24));
    assertThat(ANYTHING.withInputSchema(Json.parse(doubled(3))).inputs(Json.EMPTY))
        .isEqualTo(Json.EMPTY);
    assertRefused("{\"not\":".repeat(65) + "{}" + "}".repeat(65));
    assertRefused("{\"allOf\":[" + "{},".repeat(10_000) + "{}]}");
    assertRefused("{\"title\":\"" + "a".repeat(100_000) + "\"}");
  }

  /** Each definition refers to the next one twice. */
  private static String doubled(int times) {
    StringBuilder schema = new StringBuilder("{\"$ref\":\"#/$defs/d0\",\"$defs\":{");
    for (int i = 0; i < times; i++) {
      schema.append(
          "\"d%1$s\":{\"allOf\":[{\"$ref\":\"#/$defs/d%2$s\"},{\"$ref\":\"#/$defs/d%2$s\"}]},"
              .formatted(i, i + 1));
    }
    return schema.append("\"d%s\":{}}}".formatted(times)).toString();
  }

  @Test
  @Timeout(value = 2, threadMode = SEPARATE_THREAD)
  void a_pattern_is_a_short_one_that_can_be_matched_in_time() {
    for (String pattern :
        List.of("(", "a".repeat(1001), "(?:(?:(?:){1000}){1000}){1000}", "(){99999999}")) {
      assertRefused(Json.EMPTY.with("pattern", pattern).text());
      assertRefused(
          Json.EMPTY.with("patternProperties", Json.EMPTY.with(pattern, Json.EMPTY)).text());
    }
    for (String pattern : List.of("^(a+)+$", "^(a|aa)*$", "^(a|b)*$")) {
      WorkflowDefinition workflow =
          ANYTHING.withInputSchema(
              Json.EMPTY.with("additionalProperties", Json.EMPTY.with("pattern", pattern)));
      assertThat(workflow.inputs(Json.EMPTY.with("x", "aaa"))).isNotNull();
      assertThatExceptionOfType(InvalidValueException.class)
          .as(pattern)
          .isThrownBy(() -> workflow.inputs(Json.EMPTY.with("x", "a".repeat(100_000) + "!")))
          .satisfies(e -> assertThat(e.field()).isEqualTo("run.inputs"));
    }
  }

  @Test
  @Timeout(value = 2, threadMode = SEPARATE_THREAD)
  void inputs_that_would_take_long_to_validate_are_refused() {
    WorkflowDefinition workflow =
        ANYTHING.withInputSchema(
            Json.parse(
                """
                {"properties": {"list": {"items": {"$ref": "#/$defs/d0"}}}, "$defs": %s}
                """
                    .formatted(Json.parse(doubled(3)).get("$defs").orElseThrow())));
    assertThat(workflow.inputs(Json.EMPTY.with("list", Collections.nCopies(20, 1)))).isNotNull();
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> workflow.inputs(Json.EMPTY.with("list", Collections.nCopies(9_999, 1))))
        .satisfies(e -> assertThat(e.field()).isEqualTo("run.inputs"))
        .withMessageContaining("small enough to be validated in time");
  }

  @Test
  @Timeout(value = 10, threadMode = SEPARATE_THREAD)
  void unique_items_whose_hashes_are_all_equal_take_too_long() {
    WorkflowDefinition workflow =
        ANYTHING.withInputSchema(
            Json.parse("{\"properties\": {\"list\": {\"uniqueItems\": true}}}"));
    List<String> equalHashes = List.of("");
    while (equalHashes.size() < 16_384) {
      equalHashes =
          equalHashes.stream().flatMap(text -> Stream.of(text + "Aa", text + "BB")).toList();
    }
    Json many = Json.EMPTY.with("list", equalHashes);
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> workflow.inputs(many))
        .withMessageContaining("small enough to be validated in time");
    assertThat(workflow.inputs(Json.EMPTY.with("list", equalHashes.subList(0, 200)))).isNotNull();
    List<Integer> numbers = IntStream.range(0, 40_000).boxed().toList();
    assertThat(workflow.inputs(Json.EMPTY.with("list", numbers))).isNotNull();
  }

  private static void assertRefused(String schema) {
    assertThatExceptionOfType(InvalidValueException.class)
        .as(schema.substring(0, Math.min(100, schema.length())))
        .isThrownBy(() -> ANYTHING.withInputSchema(Json.parse(schema)))
        .satisfies(e -> assertThat(e.field()).isEqualTo("workflowDefinition.inputSchema"));
  }

  @Test
  void a_run_follows_only_what_is_stored() {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> ANYTHING.run(ProjectId.next(), Json.EMPTY, Instant.EPOCH))
        .withMessageContaining("insert the definition first");
  }
}
