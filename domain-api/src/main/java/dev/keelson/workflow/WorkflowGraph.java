// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workflow;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.keelson.core.Check;
import dev.keelson.core.Json;
import dev.keelson.run.RunStepStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The steps of a workflow and what each of them waits for (R000-75). A graph has no cycles, no
 * duplicate keys and no unknown keys.
 *
 * @param nodes the steps, 1 to {@value #MAX_NODES}, in the order in which they were written
 */
public record WorkflowGraph(List<WorkflowNode> nodes) {

  /** The maximum number of steps in a graph. */
  public static final int MAX_NODES = 1000;

  public WorkflowGraph {
    nodes = List.copyOf(Check.each(nodes, "workflowGraph.nodes"));
    Check.that(
        !nodes.isEmpty() && nodes.size() <= MAX_NODES,
        "workflowGraph.nodes",
        "must be 1 to " + MAX_NODES,
        "there are " + nodes.size());
    Set<String> keys = new HashSet<>();
    for (WorkflowNode node : nodes) {
      Check.that(
          keys.add(node.key()),
          "workflowGraph.nodes",
          "must have a key of its own each",
          "the key %s comes twice".formatted(node.key()));
    }
    for (WorkflowNode node : nodes) {
      for (String before : node.after()) {
        Check.that(
            keys.contains(before),
            "workflowGraph.nodes",
            "must come after steps of the same graph",
            "%s comes after %s, which is not there".formatted(node.key(), before));
      }
    }
    List<String> cycle = cycle(nodes);
    Check.that(
        cycle.isEmpty(),
        "workflowGraph.nodes",
        "must not wait for themselves",
        "take one step out of the cycle " + String.join(" -> ", cycle));
  }

  /** Returns a graph of these steps. */
  public static WorkflowGraph of(WorkflowNode... nodes) {
    return new WorkflowGraph(Check.each(nodes, "nodes"));
  }

  /** Returns the step with that key, or empty. */
  public Optional<WorkflowNode> find(String key) {
    Check.present(key, "key");
    return nodes.stream().filter(node -> node.key().equals(key)).findFirst();
  }

  /**
   * Returns the progress of a run of this graph.
   *
   * @param states the states of the run's steps, by key; a missing step is pending
   * @throws dev.keelson.core.InvalidValueException if a key is not in this graph
   */
  public WorkflowProgress progress(Map<String, RunStepStatus> states) {
    Map<String, RunStepStatus> all = Check.each(states, "states");
    all.keySet()
        .forEach(key ->
            Check.that(
                find(key).isPresent(),
                "workflowGraph.states",
                "must be of steps of this graph",
                "take the state of %s out".formatted(key)));
    Map<String, WorkflowProgress.Stage> stages = new HashMap<>();
    for (WorkflowNode node : inOrder()) {
      RunStepStatus state = all.getOrDefault(node.key(), RunStepStatus.PENDING);
      stages.put(
          node.key(),
          WorkflowProgress.Stage.of(state, node.after().stream().map(stages::get).toList()));
    }
    Map<String, WorkflowProgress.Stage> asWritten = new LinkedHashMap<>();
    nodes.forEach(node -> asWritten.put(node.key(), stages.get(node.key())));
    return new WorkflowProgress(asWritten);
  }

  /**
   * Returns the steps in topological order, each after all that it waits for, otherwise in the
   * order in which they were written.
   */
  public List<WorkflowNode> inOrder() {
    Map<String, WorkflowNode> placed = new LinkedHashMap<>();
    while (placed.size() < nodes.size()) {
      for (WorkflowNode node : nodes) {
        if (placed.keySet().containsAll(node.after())) {
          placed.putIfAbsent(node.key(), node);
        }
      }
    }
    return List.copyOf(placed.values());
  }

  /**
   * Returns this graph as a JSON object with {@code nodes}; fields with default values are left
   * out.
   */
  @JsonValue
  public Json toJson() {
    return Json.EMPTY.with("nodes", nodes.stream().map(WorkflowNode::toJson).toList());
  }

  /**
   * Reads what {@link #toJson} wrote, or equivalent JSON from another source.
   *
   * @throws dev.keelson.core.InvalidValueException if {@code json} is not a graph
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static WorkflowGraph fromJson(Json json) {
    Check.present(json, "json");
    return new WorkflowGraph(
        GraphJson.items(json, "nodes").stream().map(Json::of).map(WorkflowNode::fromJson).toList());
  }

  /** Returns one readable line: each step, with those that it waits for. */
  @Override
  public String toString() {
    return nodes.stream()
        .map(node -> node.after().isEmpty() ? node.key() : node.key() + node.after())
        .collect(joining(" ", "WorkflowGraph(", ")"));
  }

  /** Returns the keys of a cycle, with the first key again at the end; empty if there is none. */
  private static List<String> cycle(List<WorkflowNode> nodes) {
    Map<String, WorkflowNode> left = new LinkedHashMap<>();
    nodes.forEach(node -> left.put(node.key(), node));
    while (left.values().removeIf(node -> node.after().stream().noneMatch(left::containsKey))) {
      // until nothing is free any more
    }
    List<String> path = new ArrayList<>();
    Optional<WorkflowNode> next = left.values().stream().findFirst();
    while (next.isPresent()) {
      WorkflowNode node = next.get();
      int seen = path.indexOf(node.key());
      path.add(node.key());
      if (seen >= 0) {
        return path.subList(seen, path.size());
      }
      // whatever is left waits for another that is left, so going on leads around a cycle
      next = left.values().stream().filter(n -> node.after().contains(n.key())).findFirst();
    }
    return List.of();
  }
}
