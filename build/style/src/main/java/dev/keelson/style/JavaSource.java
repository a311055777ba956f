// SPDX-License-Identifier: Apache-2.0
package dev.keelson.style;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A Java source file that people write; generated ones are not.
 *
 * @param path where the file is, below the directory that was searched
 * @param text its whole content
 */
public record JavaSource(Path path, String text) {
  private static final Set<String> NOT_WRITTEN = Set.of("target", "generated", "node_modules");

  /**
   * Returns the sources below a directory, ordered by path.
   *
   * @throws UncheckedIOException if a file can't be read
   */
  public static List<JavaSource> below(Path root) {
    List<Path> paths = new ArrayList<>();
    try {
      Files.walkFileTree(root, new Collector(root, paths));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return paths.stream().sorted().map(path -> read(root, path)).toList();
  }

  /**
   * Returns this source in google-java-format, with its imports sorted and the unused ones gone.
   *
   * @throws IllegalStateException if the text isn't Java
   */
  public String formatted() {
    try {
      return new Formatter().formatSourceAndFixImports(text);
    } catch (FormatterException e) {
      throw new IllegalStateException(path + " can't be parsed: " + e.getMessage(), e);
    }
  }

  private static JavaSource read(Path root, Path path) {
    try {
      return new JavaSource(root.relativize(path), Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Collector extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Path> found;

    Collector(Path root, List<Path> found) {
      this.root = root;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      String name = directory.getFileName().toString();
      boolean skip = NOT_WRITTEN.contains(name) || name.startsWith(".");
      return skip && !directory.equals(root)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (file.toString().endsWith(".java")) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
