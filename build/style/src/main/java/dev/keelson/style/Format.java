// SPDX-License-Identifier: Apache-2.0
package dev.keelson.style;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Rewrites the Java sources below a directory in the project's format. */
public final class Format {
  private Format() {}

  /**
   * Formats what isn't formatted yet and prints the path of each file it changed.
   *
   * @param args the directory
   */
  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]);
    for (JavaSource source : JavaSource.below(root)) {
      String formatted = source.formatted();
      if (!formatted.equals(source.text())) {
        Files.writeString(root.resolve(source.path()), formatted);
        System.out.println("formatted " + source.path());
      }
    }
  }
}
