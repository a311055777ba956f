// SPDX-License-Identifier: Apache-2.0
package dev.keelson.codegen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names of the migrations in the order in which they run, for the plain SQL: a jar can't be
 * asked what is in it wherever it lies.
 */
final class ScriptsList {

  /** Where it is, below the root of the project. */
  static final Path FILE = TransitionsSql.FILE.resolveSibling("scripts.txt");

  /** By version; what is repeated has none and comes last. */
  private static final Comparator<String> IN_ORDER =
      Comparator.<String>comparingInt(name ->
              name.startsWith("V")
                  ? Integer.parseInt(name.substring(1, name.indexOf("__")))
                  : Integer.MAX_VALUE)
          .thenComparing(Comparator.naturalOrder());

  private ScriptsList() {}

  static String text(Path root) {
    try (Stream<Path> files = Files.list(root.resolve(FILE).getParent())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".sql"))
          .sorted(IN_ORDER)
          .map(name -> name + "\n")
          .collect(Collectors.joining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
