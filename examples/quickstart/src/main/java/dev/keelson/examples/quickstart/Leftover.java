// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import dev.keelson.core.Json;
import dev.keelson.workspace.ExecutionProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Which process of this machine a stored one is. A program that is killed can't end its commands,
 * and one that still writes must not meet the next attempt.
 *
 * @param started tells it from another one that has its id later
 */
record Leftover(long pid, Instant started) {

  static Leftover of(ProcessHandle process) {
    return new Leftover(process.pid(), started(process));
  }

  /** The row, which now says which process it is. */
  ExecutionProcess rememberedIn(ExecutionProcess row) {
    return row.withExecutorAction(
        row.executorAction().with("pid", Long.toString(pid)).with("started", started.toString()));
  }

  /** What {@link #rememberedIn} wrote, or empty if the program was killed before it did. */
  static Optional<Leftover> of(ExecutionProcess row) {
    Json action = row.executorAction();
    return action
        .get("pid")
        .map(any ->
            new Leftover(
                Long.parseLong(action.requireText("pid")),
                Instant.parse(action.requireText("started"))));
  }

  /** The process, if it still runs. */
  Optional<ProcessHandle> find() {
    return ProcessHandle.of(pid).filter(process -> isSame(started, started(process)));
  }

  /** Ends a process and everything that it has started, and waits until they are gone. */
  static void endTree(ProcessHandle process) {
    List<ProcessHandle> tree = Stream.concat(process.descendants(), Stream.of(process)).toList();
    tree.forEach(ProcessHandle::destroyForcibly);
    // one that is dead stays in sight while the program that began it is stopped
    tree.forEach(each -> each.onExit().completeOnTimeout(each, 2, TimeUnit.SECONDS).join());
  }

  /** Ids of processes are reused; the time of the start, as the system computes it, may waver. */
  private static boolean isSame(Instant remembered, Instant present) {
    return Duration.between(remembered, present).abs().compareTo(Duration.ofSeconds(2)) < 0;
  }

  private static Instant started(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }
}
