// SPDX-License-Identifier: Apache-2.0
package dev.keelson.codegen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes all generated files; {@code script/generate} runs it. */
public final class Generate {

  private Generate() {}

  /**
   * Writes the files.
   *
   * @param args the root of the project
   */
  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]);
    Files.writeString(root.resolve(TransitionsSql.FILE), TransitionsSql.text());
    JooqTables.generateInto(root.resolve(JooqTables.DIRECTORY));
  }
}
