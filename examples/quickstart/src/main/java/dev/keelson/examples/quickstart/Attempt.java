// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import dev.keelson.ProjectScope;
import dev.keelson.agent.AgentExecution;
import dev.keelson.artifact.Artifact;
import dev.keelson.artifact.ArtifactKind;
import dev.keelson.core.Json;
import dev.keelson.run.RunStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One attempt at a step. It collects what the step produces, to be stored together with its end.
 */
final class Attempt {

  private final Job job;
  private final RunStep step;
  private final Terminal terminal;
  private final Heartbeat heartbeat;
  private final List<Artifact> artifacts = new ArrayList<>();
  private final List<AgentExecution> usage = new ArrayList<>();

  Attempt(Job job, RunStep step, Terminal terminal, Heartbeat heartbeat) {
    this.job = job;
    this.step = step;
    this.terminal = terminal;
    this.heartbeat = heartbeat;
  }

  Job job() {
    return job;
  }

  RunStep step() {
    return step;
  }

  Terminal terminal() {
    return terminal;
  }

  /** Where this attempt's output is kept. */
  Path log() throws IOException {
    return file("%s-%d.log".formatted(step.stepKey(), step.attempt()));
  }

  /** Runs a command for real. @throws StepFailed if it does not succeed */
  void execute(Command command) throws StepFailed, IOException, InterruptedException {
    int exitCode = command.run(log(), terminal, heartbeat::check);
    produce(ArtifactKind.LOG, "log", log());
    if (exitCode != 0) {
      throw new StepFailed(
          "command_failed",
          "the command of step %s exited with %d; its log says why"
              .formatted(step.stepKey(), exitCode),
          Json.EMPTY.with("exit_code", exitCode));
    }
  }

  /** Takes a file as a product of this step. */
  void produce(ArtifactKind kind, String name, Path file) throws IOException {
    Artifact.Builder artifact =
        Product.of(job.projectId(), kind, "step/%s/%s".formatted(step.stepKey(), name), file);
    artifacts.add(artifact.runId(job.runId()).stepId(step.id()).build());
  }

  /** Takes note of a model call. */
  void used(AgentExecution execution) {
    usage.add(execution);
  }

  /** Stores what the step produced, as part of the transaction that ends it. */
  void record(ProjectScope tx) {
    artifacts.forEach(tx.artifacts()::insert);
    tx.usage().append(usage);
  }

  /** A file that this run may write. */
  Path file(String name) throws IOException {
    return Files.createDirectories(job.directory()).resolve(name);
  }
}
