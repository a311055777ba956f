// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.agent.Agent;
import dev.keelson.core.Json;
import dev.keelson.core.RunId;
import dev.keelson.run.Run;
import dev.keelson.run.RunStep;
import dev.keelson.work.WorkItem;
import dev.keelson.workflow.WorkflowNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Opens the run of a work item: its steps, and the workplace in which they are done. */
record Plan(Keelson keelson, Agent agent, Path home) {

  /** One run for a work item: its idempotency key is the item, so there can't be a second. */
  RunId open(WorkItem item) throws IOException, InterruptedException {
    String key = "work-item:" + item.id();
    var known = keelson.project(item.projectId()).runs().findByIdempotencyKey(key);
    if (known.isPresent()) {
      return known.get().id();
    }
    String target = new Git(Task.of(item).repo()).run("symbolic-ref", "--short", "HEAD");
    return keelson.inTransaction(tx -> new Plan(tx, agent, home).make(item, key, target));
  }

  private RunId make(WorkItem item, String key, String target) {
    Instant now = Instant.now();
    ProjectScope project = keelson.project(item.projectId());
    Run run =
        project
            .runs()
            .insert(
                Workflow.current(keelson)
                    .run(item.projectId(), item.payload(), now)
                    .idempotencyKey(key)
                    .workItemId(item.id())
                    .agentId(agent.id())
                    .build());
    List<WorkflowNode> steps = Workflow.steps(keelson, run);
    for (WorkflowNode step : steps) {
      project.steps().insert(planned(run, steps.indexOf(step), step, Task.of(item)));
    }
    Path directory = Job.directory(home, run.id());
    Workplace.open(keelson, item, run, directory.resolve("worktree"), target);
    return run.id();
  }

  private RunStep planned(Run run, int position, WorkflowNode step, Task task) {
    return RunStep.planned(run, position, step.key(), step.name(), run.createdAt())
        .withCapability(step.capability())
        .withAssignedAgent(agent.key())
        .withInput(
            task.command(step.key())
                .map(command -> Json.EMPTY.with("command", command))
                .orElse(Json.EMPTY));
  }
}
