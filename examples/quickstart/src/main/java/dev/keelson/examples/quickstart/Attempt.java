// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import dev.keelson.ProjectScope;
import dev.keelson.artifact.Artifact;
import dev.keelson.artifact.ArtifactKind;
import dev.keelson.core.Json;
import dev.keelson.run.RunStep;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.ProcessKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One attempt at a step. It collects what the step produces, to be stored together with its end.
 */
final class Attempt {

  private final Job job;
  private final RunStep step;
  private final Terminal terminal;
  private final CommandRun commands;
  private final List<Consumer<ProjectScope>> products = new ArrayList<>();

  Attempt(Job job, RunStep step, Terminal terminal, Heartbeat heartbeat) {
    this.job = job;
    this.step = step;
    this.terminal = terminal;
    commands = new CommandRun(job, step, terminal, heartbeat);
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

  /** Tells whether an earlier attempt was cut off, which may have left something. */
  boolean isAgain() {
    return step.attempt() > 1;
  }

  /**
   * Runs a command for real.
   *
   * @throws StepFailed if it does not succeed
   */
  ExecutionProcess execute(Command command, ProcessKind kind)
      throws StepFailed, IOException, InterruptedException {
    ExecutionProcess process = commands.run(command, kind);
    Long exitCode = process.exitCode();
    if (exitCode != null && exitCode != 0) {
      throw new StepFailed(
          "command_failed",
          "the command of step %s exited with %s; its log says why"
              .formatted(step.stepKey(), exitCode),
          Json.EMPTY.with("exit_code", exitCode));
    }
    return process;
  }

  /** Takes a file as a product of this step. */
  void produce(ArtifactKind kind, String name, Path file) throws IOException {
    Artifact.Builder artifact =
        Product.of(job.projectId(), kind, "step/%s/%s".formatted(step.stepKey(), name), file);
    Artifact product = artifact.runId(job.runId()).stepId(step.id()).build();
    produce(tx -> tx.artifacts().insert(product));
  }

  /** Takes note of what is to be stored when the step ends. */
  void produce(Consumer<ProjectScope> product) {
    products.add(product);
  }

  /** Stores what the step produced, as part of the transaction that ends it. */
  void record(ProjectScope tx) {
    products.forEach(product -> product.accept(tx));
  }

  /** A file that this run may write. */
  Path file(String name) throws IOException {
    return Files.createDirectories(job.directory()).resolve(name);
  }
}
