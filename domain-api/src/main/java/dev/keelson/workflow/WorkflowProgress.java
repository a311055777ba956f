// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workflow;

import dev.keelson.core.Check;
import dev.keelson.run.RunStepStatus;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The progress of a run of a graph: which steps can begin, which wait, and which can't be reached
 * any more.
 *
 * @param stages the stage of each step, by key, in the graph's order
 */
public record WorkflowProgress(Map<String, Stage> stages) {

  public WorkflowProgress {
    stages =
        Collections.unmodifiableMap(
            new LinkedHashMap<>(Check.each(stages, "workflowProgress.stages")));
  }

  /** Returns the keys of the steps that can begin now. */
  public List<String> ready() {
    return at(Stage.READY);
  }

  /** Returns the keys of the steps that wait for steps that may still be done. */
  public List<String> blocked() {
    return at(Stage.BLOCKED);
  }

  /**
   * Returns the keys of the steps that wait for a step that failed, was cancelled, or can't be
   * reached.
   */
  public List<String> unreachable() {
    return at(Stage.UNREACHABLE);
  }

  /** Returns whether every step is completed or skipped. */
  public boolean isDone() {
    return stages.values().stream().allMatch(stage -> stage == Stage.DONE);
  }

  /** Returns whether no step is active or can begin, although not all are done. */
  public boolean isStuck() {
    return !isDone() && at(Stage.READY).isEmpty() && at(Stage.ACTIVE).isEmpty();
  }

  private List<String> at(Stage stage) {
    return stages.entrySet().stream()
        .filter(entry -> entry.getValue() == stage)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The stage of a step, as seen from the graph. */
  public enum Stage {
    /** It waits for others. */
    BLOCKED,
    /** It can begin. */
    READY,
    /** It is running, or awaits approval. */
    ACTIVE,
    /** It is completed or skipped: steps that wait for it may proceed. */
    DONE,
    /** It failed or was cancelled: steps that wait for it can't proceed unless it is retried. */
    ENDED,
    /** It waits for a step that failed, was cancelled, or is itself unreachable. */
    UNREACHABLE;

    static Stage of(RunStepStatus state, List<Stage> before) {
      return switch (state) {
        case COMPLETED, SKIPPED -> DONE;
        case FAILED, CANCELLED -> ENDED;
        case RUNNING, AWAITING_APPROVAL -> ACTIVE;
        case PENDING -> {
          if (before.contains(ENDED) || before.contains(UNREACHABLE)) {
            yield UNREACHABLE;
          }
          yield before.stream().allMatch(stage -> stage == DONE) ? READY : BLOCKED;
        }
      };
    }
  }
}
