// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Remembers which process does a step. A program that is killed can't end its commands, and one
 * that still writes must not meet the next attempt.
 */
record Leftover(Path file) {

  /** The memory of the one process at a time that works for the run with this log. */
  static Leftover beside(Path log) {
    return new Leftover(log.resolveSibling("process"));
  }

  void remember(ProcessHandle process) throws IOException {
    Files.writeString(file, process.pid() + "\n" + started(process) + "\n");
  }

  void forget() throws IOException {
    Files.deleteIfExists(file);
  }

  /** Ends the process that is remembered, if it still runs. */
  void end() throws IOException {
    if (Files.exists(file)) {
      List<String> remembered = Files.readAllLines(file);
      if (remembered.size() == 2) { // else it was cut off while writing
        ProcessHandle.of(Long.parseLong(remembered.getFirst()))
            .filter(process -> isSame(Instant.parse(remembered.getLast()), started(process)))
            .ifPresent(Leftover::endTree);
      }
      forget();
    }
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
