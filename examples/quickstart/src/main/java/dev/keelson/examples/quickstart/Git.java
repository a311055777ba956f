// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Runs git in one directory. */
record Git(Path directory) {

  /** Who signs the commits: the agent, whoever the user is to git. */
  private static final List<String> IDENTITY =
      List.of(
          "-c", "user.name=Keelson quickstart",
          "-c", "user.email=quickstart@keelson.invalid",
          "-c", "commit.gpgsign=false");

  /**
   * Runs git and returns what it prints.
   *
   * @throws GitException if it does not succeed
   */
  String run(String... args) throws IOException, InterruptedException {
    if (!Files.isDirectory(directory)) {
      throw new GitException(directory, args[0], "there is no such directory any more");
    }
    Process process = prepare(new ProcessBuilder(line(args)), directory).start();
    process.getOutputStream().close();
    CompletableFuture<String> complaint =
        CompletableFuture.supplyAsync(() -> read(process.getErrorStream()));
    String answer = read(process.getInputStream());
    if (process.waitFor() != 0) {
      throw new GitException(directory, args[0], complaint.join());
    }
    return answer;
  }

  /** Runs git and tells whether it succeeded. */
  boolean succeeds(String... args) throws IOException, InterruptedException {
    try {
      run(args);
      return true;
    } catch (GitException e) {
      return false;
    }
  }

  /** The command line of git, for those who run it themselves. */
  static List<String> line(String... args) {
    List<String> line = new ArrayList<>(List.of("git"));
    line.addAll(IDENTITY);
    line.addAll(List.of(args));
    return line;
  }

  /** Lets a process see its directory, and no repo but the one that it is in. */
  static ProcessBuilder prepare(ProcessBuilder process, Path directory) {
    Map<String, String> environment = process.environment();
    environment.keySet().removeIf(name -> name.startsWith("GIT_"));
    environment.put("GIT_TERMINAL_PROMPT", "0");
    return process.directory(directory.toFile());
  }

  private static String read(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Git refused. */
  static final class GitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    GitException(Path directory, String command, String complaint) {
      super(
          "git %s in %s failed: %s"
              .formatted(command, directory, complaint.lines().findFirst().orElse("no message")));
    }
  }
}
