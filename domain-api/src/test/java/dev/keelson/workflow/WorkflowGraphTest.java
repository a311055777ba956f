// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.approval.ApprovalScope;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Json;
import dev.keelson.core.RetryPolicy;
import dev.keelson.run.RunStepStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WorkflowGraphTest {

  /** A diamond with a tail: deploy comes after what both arms lead to. */
  private static final WorkflowGraph DIAMOND =
      WorkflowGraph.of(
          WorkflowNode.of("deploy", "merge"),
          WorkflowNode.of("merge", "test", "lint"),
          WorkflowNode.of("test", "compile"),
          WorkflowNode.of("lint", "compile"),
          WorkflowNode.of("compile"));

  @Test
  void a_cycle_is_refused_and_named() {
    assertRefused(
        "cycle b -> d -> c -> b",
        WorkflowNode.of("a"),
        WorkflowNode.of("e", "b"),
        WorkflowNode.of("b", "a", "d"),
        WorkflowNode.of("c", "b"),
        WorkflowNode.of("d", "c"));
    assertRefused("cycle a -> a", WorkflowNode.of("a", "a"));
  }

  @Test
  void an_unknown_key_and_a_key_twice_are_refused_and_named() {
    assertRefused("test comes after compile", WorkflowNode.of("test", "compile"));
    assertRefused("key test comes twice", WorkflowNode.of("test"), WorkflowNode.of("test"));
    assertRefused("there are 0");
  }

  @Test
  void steps_come_behind_all_that_they_wait_for() {
    assertThat(DIAMOND.inOrder())
        .map(WorkflowNode::key)
        .containsExactly("compile", "test", "lint", "merge", "deploy");
  }

  @Test
  void a_step_can_begin_when_all_before_it_is_completed_or_skipped() {
    assertThat(DIAMOND.progress(Map.of()).ready()).containsExactly("compile");
    WorkflowProgress begun =
        DIAMOND.progress(Map.of("compile", RunStepStatus.COMPLETED, "test", RunStepStatus.RUNNING));
    assertThat(begun.ready()).containsExactly("lint");
    assertThat(begun.blocked()).containsExactly("deploy", "merge");
    assertThat(begun.unreachable()).isEmpty();
    WorkflowProgress joined =
        DIAMOND.progress(
            Map.of(
                "compile", RunStepStatus.COMPLETED,
                "test", RunStepStatus.SKIPPED,
                "lint", RunStepStatus.COMPLETED));
    assertThat(joined.ready()).containsExactly("merge");
    assertThat(joined.isStuck()).isFalse();
  }

  @Test
  void nothing_behind_a_step_that_ended_badly_can_be_reached() {
    for (RunStepStatus end : List.of(RunStepStatus.FAILED, RunStepStatus.CANCELLED)) {
      WorkflowProgress progress =
          DIAMOND.progress(Map.of("compile", RunStepStatus.COMPLETED, "test", end));
      assertThat(progress.unreachable()).containsExactly("deploy", "merge");
      assertThat(progress.ready()).containsExactly("lint");
      assertThat(progress.isStuck()).isFalse();
      assertThat(progress.isDone()).isFalse();
    }
    assertThat(DIAMOND.progress(Map.of("compile", RunStepStatus.FAILED)).isStuck()).isTrue();
  }

  @Test
  void a_graph_is_done_when_all_its_steps_are() {
    WorkflowGraph pair = WorkflowGraph.of(WorkflowNode.of("a"), WorkflowNode.of("b", "a"));
    assertThat(
            pair.progress(Map.of("a", RunStepStatus.COMPLETED, "b", RunStepStatus.SKIPPED))
                .isDone())
        .isTrue();
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> pair.progress(Map.of("c", RunStepStatus.COMPLETED)))
        .withMessageContaining("state of c");
  }

  @Test
  void json_gives_back_what_it_was_given_and_reads_what_leaves_out_the_defaults() {
    WorkflowGraph full =
        WorkflowGraph.of(
            WorkflowNode.of("compile"),
            WorkflowNode.builder()
                .key("test")
                .name("Run the tests")
                .after(List.of("compile"))
                .capability("java-coding")
                .retry(new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(5)))
                .timeout(Duration.ofMinutes(2))
                .approvalScope(ApprovalScope.REPO_PUSH)
                .settings(Json.EMPTY.with("image", "jdk"))
                .build());
    assertThat(WorkflowGraph.fromJson(full.toJson())).isEqualTo(full);
    assertThat(WorkflowGraph.fromJson(Json.parse("{\"nodes\":[{\"key\":\"compile\"}]}")))
        .isEqualTo(WorkflowGraph.of(WorkflowNode.of("compile")));
  }

  @Test
  void json_keeps_times_of_any_length() {
    Duration longest = Duration.ofMillis(Long.MAX_VALUE);
    for (Duration time : List.of(Duration.ofMillis(1), Duration.ofDays(90), longest)) {
      RetryPolicy retry = new RetryPolicy(RetryPolicy.MAX_ATTEMPTS, time, longest);
      WorkflowGraph graph =
          WorkflowGraph.of(WorkflowNode.of("soak").withTimeout(time).withRetry(retry));
      assertThat(WorkflowGraph.fromJson(graph.toJson())).isEqualTo(graph);
      assertThat(retry.waitAfter(999_999)).contains(longest);
    }
  }

  @Test
  void json_that_is_no_graph_is_refused() {
    for (String text :
        List.of(
            "{}",
            "[]",
            "{\"nodes\":{}}",
            "{\"nodes\":[7]}",
            "{\"nodes\":[{\"key\":7}]}",
            "{\"nodes\":[{\"key\":\"a\",\"after\":[7]}]}",
            "{\"nodes\":[{\"key\":\"a\",\"timeout_ms\":1.5}]}",
            "{\"nodes\":[{\"key\":\"a\",\"retry\":{\"max_attempts\":4294967297}}]}",
            "{\"nodes\":[{\"key\":\"a\",\"timeout_ms\":1e30}]}",
            "{\"nodes\":[{\"key\":\"a\",\"retry\":{\"max_attempts\":0}}]}")) {
      assertThatExceptionOfType(InvalidValueException.class)
          .as(text)
          .isThrownBy(() -> WorkflowGraph.fromJson(Json.parse(text)));
    }
  }

  @Test
  void the_wait_doubles_up_to_the_longest_and_ends_with_the_attempts() {
    RetryPolicy policy = new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofSeconds(3));
    assertThat(policy.waitAfter(1)).contains(Duration.ofSeconds(1));
    assertThat(policy.waitAfter(2)).contains(Duration.ofSeconds(2));
    assertThat(policy.waitAfter(3)).contains(Duration.ofSeconds(3));
    assertThat(policy.waitAfter(4)).contains(Duration.ofSeconds(3));
    assertThat(policy.waitAfter(5)).isEmpty();
    assertThat(RetryPolicy.NONE.waitAfter(1)).isEmpty();
  }

  private static void assertRefused(String message, WorkflowNode... nodes) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> WorkflowGraph.of(nodes))
        .withMessageContaining(message);
  }
}
