// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * All lines of the requirements, and those of them that the model answers in another way than they
 * ask.
 *
 * @param lines every line, in the order of the documents
 * @param decisions what holds instead, by the number of the line
 */
record Requirements(List<Requirement> lines, Map<String, String> decisions) {

  /** The lines as they are kept beside this class. */
  static Requirements load() {
    return new Requirements(
        rows("requirements.tsv", 4).stream()
            .map(row -> new Requirement(row[0], row[1], row[2], row[3]))
            .toList(),
        rows("decided.tsv", 2).stream().collect(toMap(row -> row[0], row -> row[1])));
  }

  /** Tells whether there is a line of that number. */
  boolean has(String id) {
    return lines.stream().anyMatch(line -> line.id().equals(id));
  }

  /** What holds instead of what a line asks, if that was decided. */
  Optional<String> decision(String id) {
    return Optional.ofNullable(decisions.get(id));
  }

  /** The lines by document, in their order. */
  Map<String, List<Requirement>> byDocument() {
    return lines.stream().collect(groupingBy(Requirement::document, LinkedHashMap::new, toList()));
  }

  private static List<String[]> rows(String resource, int columns) {
    try (InputStream in =
        Objects.requireNonNull(Requirements.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> row(line, resource, columns))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] row(String line, String resource, int columns) {
    String[] row = line.split("\t", -1);
    if (row.length != columns) {
      throw new IllegalStateException(
          "%s must have %s columns divided by tabs, but has a line with %s: %s"
              .formatted(resource, columns, row.length, line));
    }
    return row;
  }
}
