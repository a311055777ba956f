// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenExitTest {

  /** The class file version of Java 17, on which Maven may run. */
  private static final int JAVA_17 = 61;

  @TempDir Path directory;

  @Test
  void maven_ends_as_the_program_did() throws Exception {
    Path file = directory.resolve("exit-code");
    for (int code : new int[] {0, 1, 2, 3}) {
      Files.writeString(file, Integer.toString(code));
      assertThat(exitCode(file)).isEqualTo(code);
      assertThat(file).as("what the next program must not be taken for").doesNotExist();
    }
  }

  @Test
  void a_program_that_left_no_code_has_failed() throws Exception {
    assertThat(exitCode(directory.resolve("nothing"))).isEqualTo(1);
  }

  @Test
  void it_runs_on_the_java_that_maven_may_run_on() throws IOException {
    try (InputStream bytes = MavenExit.class.getResourceAsStream("MavenExit.class");
        DataInputStream data = new DataInputStream(bytes)) {
      assertThat(data.readInt()).isEqualTo(0xCAFEBABE);
      data.readUnsignedShort();
      assertThat(data.readUnsignedShort()).isEqualTo(JAVA_17);
    }
  }

  private static int exitCode(Path file) throws Exception {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            MavenExit.class.getName(),
            file.toString())
        .inheritIO()
        .start()
        .waitFor();
  }
}
