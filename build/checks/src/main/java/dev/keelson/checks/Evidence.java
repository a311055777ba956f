// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the tests of one build proved.
 *
 * @param tests the tests by the number of the line they prove, both sorted
 * @param missing the modules whose tests did not run in that build, though they have some
 */
record Evidence(SortedMap<String, SortedSet<String>> tests, List<String> missing) {

  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
  private static final String TESTKIT = "<artifactId>keelson-testkit</artifactId>";

  /**
   * Reads what the modules below {@code root} wrote.
   *
   * @param build the time at which the build began, or empty for the last build of the last module
   */
  static Evidence of(Path root, String build) {
    List<Path> modules = withEvidence(root).toList();
    String wanted = build.isEmpty() ? lastBuild(modules) : build;
    Evidence evidence = new Evidence(new TreeMap<>(), new ArrayList<>());
    for (Path module : modules) {
      Path written = builds(module).resolve(wanted);
      if (Files.isDirectory(written)) {
        files(written).forEach(evidence::add);
      } else {
        evidence.missing.add(root.relativize(module).toString());
      }
    }
    return evidence;
  }

  /** Tells whether every module that has tests ran them. */
  boolean isWhole() {
    return missing.isEmpty();
  }

  /** The tests that prove a line, sorted. */
  SortedSet<String> proving(String id) {
    return tests.getOrDefault(id, Collections.emptySortedSet());
  }

  private void add(Path file) {
    for (String line : lines(file)) {
      String[] proof = line.split("\t", 2);
      tests.computeIfAbsent(proof[0], id -> new TreeSet<>()).add(proof[1]);
    }
  }

  /** Modules whose tests can say what they prove: the testkit has the word for it. */
  private static Stream<Path> withEvidence(Path module) {
    String pom = String.join("\n", lines(module.resolve("pom.xml")));
    Stream<Path> here =
        Files.isDirectory(module.resolve("src/test/java")) && pom.contains(TESTKIT)
            ? Stream.of(module)
            : Stream.empty();
    Matcher children = MODULE.matcher(pom);
    return Stream.concat(
        here, children.results().flatMap(child -> withEvidence(module.resolve(child.group(1)))));
  }

  private static String lastBuild(List<Path> modules) {
    return modules.stream()
        .map(Evidence::builds)
        .filter(Files::isDirectory)
        .flatMap(Evidence::files)
        .map(build -> build.getFileName().toString())
        .max(String::compareTo)
        .orElse("none");
  }

  private static Path builds(Path module) {
    return module.resolve("target/requirements");
  }

  private static Stream<Path> files(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
