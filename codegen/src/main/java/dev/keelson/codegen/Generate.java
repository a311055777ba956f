// SPDX-License-Identifier: Apache-2.0
package dev.keelson.codegen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/** Writes all generated files; {@code script/generate} runs it. */
public final class Generate {

  /** The text files, by their path below the root of the project. */
  static final Map<Path, Supplier<String>> TEXTS =
      Map.of(
          TransitionsSql.FILE, TransitionsSql::text,
          LifecyclesJson.FILE, LifecyclesJson::text,
          LifecyclesPage.FILE, LifecyclesPage::text,
          SchemaPage.FILE, SchemaPage::text);

  private Generate() {}

  /**
   * Writes the files.
   *
   * @param args the root of the project
   */
  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]);
    for (Map.Entry<Path, Supplier<String>> text : TEXTS.entrySet()) {
      Files.writeString(root.resolve(text.getKey()), text.getValue().get());
    }
    JooqTables.generateInto(root.resolve(JooqTables.DIRECTORY));
  }
}
