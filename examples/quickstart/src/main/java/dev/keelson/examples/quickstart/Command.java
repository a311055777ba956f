// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A command that is run for real.
 *
 * @param text what people would type
 * @param line what is run
 * @param directory where, inside of a git working tree
 */
record Command(String text, List<String> line, Path directory, Map<String, String> environment) {

  /** A line for the shell. */
  static Command shell(String line, Path directory, Map<String, String> environment) {
    return new Command(line, List.of("sh", "-c", line), directory, environment);
  }

  /** A git command. */
  static Command git(Path directory, String... args) {
    return new Command("git " + String.join(" ", args), Git.line(args), directory, Map.of());
  }

  /** The commit that its directory is at. */
  String head() throws IOException, InterruptedException {
    return new Git(directory).run("rev-parse", "HEAD");
  }

  /** Starts it. Output and complaints come through one pipe, which keeps their order. */
  Process start() throws IOException {
    ProcessBuilder builder = Git.prepare(new ProcessBuilder(line), directory);
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    return process;
  }
}
