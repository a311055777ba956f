// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Prints how the requirements stand at the end of a build, and holds their page to it. */
public final class RequirementsReport {

  private static final Path PAGE = Path.of("docs/requirements.md");
  private static final int MAX_DIFFERENCES = 10;

  private final Path root;
  private final Requirements requirements;
  private final Evidence evidence;
  private final RequirementsPage page;

  RequirementsReport(Path root, String build) {
    this.root = root;
    requirements = Requirements.load();
    evidence = Evidence.of(root, build);
    page = new RequirementsPage(requirements, evidence);
  }

  /**
   * Compares the page with what this build proved, or writes it anew from what the last one proved.
   * Fails where they differ and where a test names a line that there is not.
   *
   * @param args the root of the project, and the time at which this build began; without the latter
   *     the page is written
   */
  public static void main(String[] args) throws IOException {
    boolean write = args.length == 1;
    RequirementsReport report = new RequirementsReport(Path.of(args[0]), write ? "" : args[1]);
    boolean good = write ? report.write(System.out) : report.compare(System.out);
    if (!good) {
      System.exit(1);
    }
  }

  /**
   * Compares and returns whether all is well. A build of some modules only has nothing to compare.
   */
  boolean compare(PrintStream out) throws IOException {
    if (!namesKnownLinesOnly(out)) {
      return false;
    }
    if (!evidence.isWhole()) {
      out.println(
          "requirements: not counted, without the tests of "
              + String.join(", ", evidence.missing()));
      return true;
    }
    out.print(page.figures());
    Path file = root.resolve(PAGE);
    List<String> differences =
        differences(Files.exists(file) ? Files.readString(file) : "", page.markdown());
    if (differences.isEmpty()) {
      return true;
    }
    out.println(
        PAGE
            + " is not what the tests of this build prove; run build/script/requirements and look"
            + " at the change");
    differences.stream().limit(MAX_DIFFERENCES).forEach(out::println);
    return false;
  }

  /** Writes the page and returns whether that was possible. */
  boolean write(PrintStream out) throws IOException {
    if (!namesKnownLinesOnly(out)) {
      return false;
    }
    if (!evidence.isWhole()) {
      out.println(
          "%s needs the tests of all modules in one build, and %s did not run; run mvn verify first"
              .formatted(PAGE, String.join(", ", evidence.missing())));
      return false;
    }
    Files.writeString(root.resolve(PAGE), page.markdown());
    out.print(page.figures());
    return true;
  }

  private boolean namesKnownLinesOnly(PrintStream out) {
    boolean known = true;
    for (String id : evidence.tests().keySet()) {
      if (!requirements.has(id)) {
        known = false;
        out.println(
            "%s names %s, which is no line of the requirements; correct its @Proves"
                .formatted(String.join(", ", evidence.proving(id)), id));
      }
    }
    return known;
  }

  private static List<String> differences(String is, String shouldBe) {
    List<String> old = is.lines().toList();
    List<String> young = shouldBe.lines().toList();
    return Stream.concat(
            old.stream().filter(line -> !young.contains(line)).map(line -> "- " + line),
            young.stream().filter(line -> !old.contains(line)).map(line -> "+ " + line))
        .toList();
  }
}
