// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The page that says for every line which tests prove it, or what was decided about it. */
final class RequirementsPage {

  private final Requirements requirements;
  private final Evidence evidence;

  RequirementsPage(Requirements requirements, Evidence evidence) {
    this.requirements = requirements;
    this.evidence = evidence;
  }

  /** The whole page, in Markdown. */
  String markdown() {
    StringBuilder page =
        new StringBuilder(
            """
            <!-- Written by build/script/requirements from what the tests proved; not to be edited. -->
            # Requirements

            Keelson is one model for five systems, and these are the testable lines of their five documents. A line is *proven* by the
            tests named beside it, which run in every build; *decided* where the model answers it in another way; else it is
            not yet met.

            ```
            %s```
            """
                .formatted(figures()));
    requirements
        .byDocument()
        .forEach((document, lines) -> {
          page.append("\n## %s %s\n".formatted(document, lines.getFirst().source()));
          String section = "";
          for (Requirement line : lines) {
            if (!line.section().equals(section)) {
              section = line.section();
              page.append(
                  "\n### %s\n\n| Line | What must hold | How it stands |\n|---|---|---|\n"
                      .formatted(section));
            }
            page.append("| %s | %s | %s |\n".formatted(line.id(), cell(line.text()), stands(line)));
          }
        });
    return page.toString();
  }

  /** A row of figures for each document and one for all. */
  String figures() {
    StringBuilder figures =
        new StringBuilder(row("requirements", "proven", "decided", "not yet", "total"));
    requirements
        .byDocument()
        .forEach((document, lines) ->
            figures.append(count(document + " " + lines.getFirst().source(), lines)));
    return figures.append(count("all", requirements.lines())).toString();
  }

  private String count(String name, List<Requirement> lines) {
    long proven = lines.stream().filter(this::isProven).count();
    long decided =
        lines.stream()
            .filter(line -> !isProven(line) && requirements.decision(line.id()).isPresent())
            .count();
    return row(name, proven, decided, lines.size() - proven - decided, lines.size());
  }

  private static String row(Object name, Object... figures) {
    return String.format(Locale.ROOT, "%-22s", name)
        + List.of(figures).stream().map(figure -> "%9s".formatted(figure)).collect(joining())
        + "\n";
  }

  private String stands(Requirement line) {
    Stream<String> tests =
        evidence.proving(line.id()).stream()
            .map(test -> "`" + test.replaceAll("^[a-z.]+\\.", "").replace('$', '.') + "`");
    Stream<String> decision =
        requirements.decision(line.id()).map(decided -> "decided: " + cell(decided)).stream();
    String both = Stream.concat(tests, decision).collect(joining("<br>"));
    return both.isEmpty() ? "not yet" : both;
  }

  private boolean isProven(Requirement line) {
    return !evidence.proving(line.id()).isEmpty();
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;");
  }
}
