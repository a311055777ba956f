// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import dev.keelson.Keelson;
import dev.keelson.approval.ApprovalScope;
import dev.keelson.run.Run;
import dev.keelson.run.WorkflowRef;
import dev.keelson.workflow.WorkflowDefinition;
import dev.keelson.workflow.WorkflowGraph;
import dev.keelson.workflow.WorkflowNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The workflow of this program, as data that is stored. A run names the revision that it follows,
 * and goes on with it, also when this program has come to know a newer one.
 */
final class Workflow {

  static final String PREPARE = "prepare";
  static final String SETUP = "setup";
  static final String AGENT = "agent";
  static final String CHECK = "check";
  static final String APPROVE = "approve";
  static final String MERGE = "merge";

  /** A change of a repo by an agent, merged when it passes its check and a person agrees. */
  private static final WorkflowGraph CHANGE =
      WorkflowGraph.of(
          step(PREPARE, "Prepare a worktree on a fresh branch", "git"),
          step(SETUP, "Run the set-up command", "shell", PREPARE),
          step(AGENT, "Run the agent command", "shell", SETUP),
          step(CHECK, "Run the check command", "shell", AGENT),
          step(APPROVE, "Request approval to merge", "person", CHECK),
          step(MERGE, "Merge", "git", APPROVE).withApprovalScope(ApprovalScope.REPO_MERGE));

  private Workflow() {}

  /** The stored revision that is as it is here; stored as the next one if the last is not. */
  static WorkflowDefinition current(Keelson keelson) {
    WorkflowDefinition ours =
        WorkflowDefinition.named("change-a-repo", CHANGE, Instant.now()).build();
    return keelson
        .workflows()
        .findLatest(ours.name())
        .filter(latest -> latest.digest().equals(ours.digest()))
        .orElseGet(() -> keelson.workflows().insert(ours));
  }

  /** The steps of the revision that a run follows, in the order in which they are done. */
  static List<WorkflowNode> steps(Keelson keelson, Run run) {
    WorkflowRef followed = Objects.requireNonNull(run.workflow(), "run.workflow");
    return keelson
        .workflows()
        .findRevision(followed.name(), followed.revision())
        .orElseThrow()
        .definition()
        .inOrder();
  }

  private static WorkflowNode step(String key, String name, String capability, String... after) {
    return WorkflowNode.of(key, after).withName(name).withCapability(capability);
  }
}
