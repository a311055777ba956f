// SPDX-License-Identifier: Apache-2.0
package dev.keelson.codegen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/** Writes all generated files; {@code build/script/generate} runs it. */
public final class Generate {

  /** The text files, by their path below the root of the project, which is what makes them. */
  static final Map<Path, Function<Path, String>> TEXTS =
      Map.of(
          TransitionsSql.FILE, root -> TransitionsSql.text(),
          ScriptsList.FILE, ScriptsList::text,
          LifecyclesJson.FILE, root -> LifecyclesJson.text(),
          LifecyclesPage.FILE, root -> LifecyclesPage.text(),
          SchemaPage.FILE, root -> SchemaPage.text(),
          SpiPage.FILE, SpiPage::text,
          ModulesDiagram.FILE, ModulesDiagram::text);

  private Generate() {}

  /**
   * Writes the files.
   *
   * @param args the root of the project
   */
  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]);
    for (Map.Entry<Path, Function<Path, String>> text : TEXTS.entrySet()) {
      Files.writeString(root.resolve(text.getKey()), text.getValue().apply(root));
    }
    JooqTables.generateInto(root.resolve(JooqTables.DIRECTORY));
  }
}
