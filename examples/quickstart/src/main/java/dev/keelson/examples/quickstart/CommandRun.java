// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import dev.keelson.core.Json;
import dev.keelson.core.StatusReason;
import dev.keelson.examples.quickstart.Git.GitException;
import dev.keelson.run.RunStep;
import dev.keelson.workspace.ExecutionProcess;
import dev.keelson.workspace.ProcessKind;
import dev.keelson.workspace.ProcessRepoState;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs commands as processes of the session: the row is there before the command begins, its output
 * while it works, its end after it. Where this program is killed in between, {@link Orphans} ends
 * what is left.
 */
record CommandRun(Job job, RunStep step, Terminal terminal, Heartbeat heartbeat) {

  private static final Duration QUIET = Duration.ofSeconds(5);

  /** The exit code of a command that control-C has ended, as it is about to end this program. */
  private static final int ENDED_BY_USER = 130;

  /**
   * Runs a command to its end.
   *
   * @throws Interrupted if the user ended it
   */
  ExecutionProcess run(Command command, ProcessKind kind) throws IOException, InterruptedException {
    ProcessRepoState state = begin(command, kind);
    int exitCode = perform(command, state);
    ExecutionProcess process = end(state, headAfter(command), exitCode);
    if (exitCode == ENDED_BY_USER) {
      throw new Interrupted();
    }
    return process;
  }

  private ProcessRepoState begin(Command command, ProcessKind kind)
      throws IOException, InterruptedException {
    Workplace workplace = job.workplace();
    Instant now = Instant.now();
    ExecutionProcess process =
        ExecutionProcess.startedBy(
                workplace.session(), kind, Json.EMPTY.with("command", command.text()), now)
            .withStepId(step.id());
    ProcessRepoState state =
        ProcessRepoState.before(process, workplace.repo().repoId(), command.head(), now);
    return job.together(tx -> {
      tx.processes().insert(process);
      return tx.processRepoStates().insert(state);
    });
  }

  private int perform(Command command, ProcessRepoState state)
      throws IOException, InterruptedException {
    Process process = command.start();
    try {
      Leftover itself = Leftover.of(process.toHandle());
      ExecutionProcess row =
          job.project().processes().update(state.processId(), itself::rememberedIn);
      ProcessLog log = new ProcessLog(job.project().processLog(), row, terminal);
      CompletableFuture<Void> output =
          CompletableFuture.runAsync(
              () -> log.follow(process.getInputStream()), Thread::startVirtualThread);
      await(process, output);
      return process.exitValue();
    } finally {
      Leftover.endTree(process.toHandle());
    }
  }

  private void await(Process process, CompletableFuture<Void> output) throws InterruptedException {
    for (int seconds = 1; !process.waitFor(1, TimeUnit.SECONDS); seconds++) {
      heartbeat.check();
      if (output.isCompletedExceptionally()) {
        break; // nothing is done of which nothing can be kept
      }
      if (seconds % QUIET.toSeconds() == 0) {
        terminal.note("still running after %s s".formatted(seconds));
      }
    }
    try {
      output.get(QUIET.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      terminal.note("something that the command began still holds its output open");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    }
  }

  private static @Nullable String headAfter(Command command)
      throws IOException, InterruptedException {
    try {
      return command.head();
    } catch (GitException e) {
      return null; // the command may have taken its directory away
    }
  }

  private ExecutionProcess end(ProcessRepoState state, @Nullable String head, int exitCode) {
    Instant now = Instant.now();
    return job.together(tx -> {
      tx.processRepoStates().update(state.id(), it -> it.withAfterHeadCommit(head));
      return tx.processes()
          .update(
              state.processId(),
              process ->
                  switch (exitCode) {
                    case 0 -> process.completed(exitCode, now);
                    case ENDED_BY_USER -> process.killed(StatusReason.CANCELLED_BY_USER, now);
                    default -> process.failed(exitCode, now);
                  });
    });
  }

  /** The user ended the command, which says nothing about the work: it may go on later. */
  static final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
