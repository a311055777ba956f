// SPDX-License-Identifier: Apache-2.0
package dev.keelson.codegen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Which published module depends on which, as their poms say, drawn into the architecture. */
final class ModulesDiagram {

  static final Path FILE = Path.of("docs/architecture.md");

  private static final Pattern DRAWN =
      Pattern.compile("(?<=<!-- begin: modules -->\n).*?(?=<!-- end: modules -->)", Pattern.DOTALL);

  private static final Pattern MODULE = Pattern.compile("<module>([a-z-]+)</module>");

  private static final Pattern DEPENDENCY =
      Pattern.compile(
          "<dependency>\\s*<groupId>dev\\.keelson</groupId>\\s*<artifactId>keelson-([a-z-]+)"
              + "</artifactId>(.*?)</dependency>",
          Pattern.DOTALL);

  private ModulesDiagram() {}

  /** The page, with the diagram drawn anew. */
  static String text(Path root) {
    List<String> arrows = new ArrayList<>();
    for (String module : found(MODULE, read(root.resolve("pom.xml")))) {
      String pom = read(root.resolve(module).resolve("pom.xml"));
      if (pom.contains("<packaging>pom</packaging>")) {
        continue;
      }
      DEPENDENCY
          .matcher(pom)
          .results()
          .filter(dependency -> !dependency.group(2).contains("<scope>test</scope>"))
          .forEach(dependency -> arrows.add("  %s --> %s".formatted(module, dependency.group(1))));
    }
    String diagram = "```mermaid\nflowchart BT\n" + String.join("\n", arrows) + "\n```\n";
    return DRAWN.matcher(read(root.resolve(FILE))).replaceFirst(diagram);
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
