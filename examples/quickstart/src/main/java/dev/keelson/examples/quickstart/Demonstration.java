// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A small repo with a failing test, and a script that plays the agent and mends it. */
final class Demonstration {

  private Demonstration() {}

  /** Makes the repo below {@code home} and returns the task of mending it. */
  static Task make(Path home) throws IOException, InterruptedException {
    Files.createDirectories(home);
    Path directory = Files.createTempDirectory(home, "demonstration-");
    Path repo = Files.createDirectory(directory.resolve("greeter"));
    copy("greet.sh", repo);
    copy("test.sh", repo);
    Path agent = copy("agent.sh", directory);
    Git git = new Git(repo);
    git.run("init", "--quiet", "--initial-branch=main");
    git.run("add", "--all");
    git.run("commit", "--quiet", "--message=Greet people, nearly");
    return new Task(
        "Spell the greeting right",
        repo,
        Map.of(
            Workflow.SETUP, "sh test.sh || echo 'so there is something to mend'",
            Workflow.AGENT, "sh '%s'".formatted(agent.toString().replace("'", "'\\''")),
            Workflow.CHECK, "sh test.sh"),
        true);
  }

  private static Path copy(String script, Path directory) throws IOException {
    try (InputStream text = Demonstration.class.getResourceAsStream(script)) {
      if (text == null) {
        throw new IllegalStateException(script + " must be on the class path; build this module");
      }
      Path file = directory.resolve(script);
      Files.copy(text, file);
      return file;
    }
  }
}
