// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command that is run for real, its output shown line by line and kept in a file while it works.
 */
record Command(List<String> line, Path directory, Map<String, String> environment) {

  private static final Duration QUIET = Duration.ofSeconds(5);

  /** A line for the shell. */
  static Command shell(String line, Path directory, Map<String, String> environment) {
    return new Command(List.of("sh", "-c", line), directory, environment);
  }

  /** A git command. */
  static Command git(Path directory, String... args) {
    return new Command(Git.line(args), directory, Map.of());
  }

  /**
   * Runs the command to its end and returns its exit code.
   *
   * @param log the file for its output
   * @param beat called every second; when it throws, the command is ended
   */
  int run(Path log, Terminal terminal, Runnable beat) throws IOException, InterruptedException {
    Leftover leftover = Leftover.beside(log);
    ProcessBuilder builder = Git.prepare(new ProcessBuilder(line), directory);
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      leftover.remember(process.toHandle());
      Thread reader = Thread.ofVirtual().start(() -> stream(process, log, terminal));
      await(process, terminal, beat);
      reader.join(QUIET); // a grandchild may hold the pipe open for good
      return process.exitValue();
    } finally {
      Leftover.endTree(process.toHandle());
      leftover.forget();
    }
  }

  private static void await(Process process, Terminal terminal, Runnable beat)
      throws InterruptedException {
    for (int seconds = 1; !process.waitFor(1, TimeUnit.SECONDS); seconds++) {
      beat.run();
      if (seconds % QUIET.toSeconds() == 0) {
        terminal.note("still running after %d s".formatted(seconds));
      }
    }
  }

  private static void stream(Process process, Path log, Terminal terminal) {
    try (BufferedReader output =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        BufferedWriter file = Files.newBufferedWriter(log)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        terminal.output(line);
        file.write(line);
        file.newLine();
        file.flush(); // what was said before a crash must be there after it
      }
    } catch (IOException e) {
      terminal.note("the output could not be read to its end: " + e.getMessage());
    }
  }
}
