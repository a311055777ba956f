// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workflow;

import dev.keelson.run.RunStepStatus;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far a run of a graph is: what of it can begin, what waits, what can't be reached any more.
 *
 * @param stages where each step stands, by key, in the graph's order
 */
public record WorkflowProgress(Map<String, Stage> stages) {

  public WorkflowProgress {
    stages = Collections.unmodifiableMap(new LinkedHashMap<>(stages));
  }

  /** The keys of the steps that can begin now. */
  public List<String> ready() {
    return at(Stage.READY);
  }

  /** The keys of the steps that wait for others that may yet be done. */
  public List<String> blocked() {
    return at(Stage.BLOCKED);
  }

  /** The keys of the steps that wait for one that failed, was cancelled, or can't be reached. */
  public List<String> unreachable() {
    return at(Stage.UNREACHABLE);
  }

  /** Tells whether every step is completed or skipped. */
  public boolean isDone() {
    return stages.values().stream().allMatch(stage -> stage == Stage.DONE);
  }

  /** Tells whether nothing goes on and nothing can begin, though not all is done. */
  public boolean isStuck() {
    return !isDone() && at(Stage.READY).isEmpty() && at(Stage.ACTIVE).isEmpty();
  }

  private List<String> at(Stage stage) {
    return stages.entrySet().stream()
        .filter(entry -> entry.getValue() == stage)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Where a step stands, seen from the graph. */
  public enum Stage {
    /** It waits for others. */
    BLOCKED,
    /** It can begin. */
    READY,
    /** It runs, or waits for an approval. */
    ACTIVE,
    /** It is completed or skipped: what waits for it goes on. */
    DONE,
    /** It failed or was cancelled: what waits for it does not go on, unless it is retried. */
    ENDED,
    /** It waits for something that ended. */
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
