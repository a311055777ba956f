// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A git repository with one file, and beside it a file of marks that commands leave. */
record TestRepo(Path directory) {

  static TestRepo in(Path parent) throws Exception {
    Path directory = Files.createDirectories(parent.resolve("My repo"));
    Files.writeString(directory.resolve("notes.txt"), "first\n");
    Git git = new Git(directory);
    git.run("init", "--quiet", "--initial-branch=trunk");
    git.run("add", "--all");
    git.run("commit", "--quiet", "--message=Begin");
    return new TestRepo(directory);
  }

  String option() {
    return "--repo=" + directory;
  }

  /** A shell command that leaves a mark. */
  String mark(String mark) {
    return "echo %s >>'%s'".formatted(mark, marks());
  }

  /**
   * A shell command that leaves a mark; when it runs first, it says {@code at work} and goes on for
   * ever.
   */
  String hang(String mark) {
    Path gate = directory.resolveSibling("gate");
    return "%s; if [ ! -e '%s' ]; then echo $$ >'%s'; echo 'at work'; exec sleep 600; fi"
        .formatted(mark(mark), gate, gate);
  }

  /** Lets git run this on an occasion. */
  void hook(String occasion, String script) throws IOException {
    Path hook = directory.resolve(".git/hooks").resolve(occasion);
    Files.createDirectories(hook.getParent());
    Files.writeString(hook, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** The process that goes on for ever. */
  ProcessHandle hanging() throws IOException {
    String pid = Files.readString(directory.resolveSibling("gate")).strip();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  List<String> marksLeft() throws IOException {
    return Files.readAllLines(marks());
  }

  String notes() throws IOException {
    return Files.readString(directory.resolve("notes.txt"));
  }

  String git(String... args) throws IOException, InterruptedException {
    return new Git(directory).run(args);
  }

  private Path marks() {
    return directory.resolveSibling("marks");
  }
}
