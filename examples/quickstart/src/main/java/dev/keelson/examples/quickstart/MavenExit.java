// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Ends Maven the way the program ended, which has said itself how that was. Maven would add a stack
 * trace and advice on builds, as if one had failed. Runs inside Maven, and so is compiled for the
 * oldest Java that Maven may run on, and needs nothing else of this module.
 */
public final class MavenExit {

  private MavenExit() {}

  /**
   * Ends the JVM.
   *
   * @param args the file that {@link Quickstart#main} left its exit code in; there is none if the
   *     program did not come that far
   */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    int exitCode = Files.exists(file) ? Integer.parseInt(Files.readString(file)) : 1;
    Files.deleteIfExists(file);
    System.exit(exitCode);
  }
}
