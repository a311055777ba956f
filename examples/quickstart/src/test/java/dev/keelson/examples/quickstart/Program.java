// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The quickstart, run to its end in this JVM, or begun in another that is killed. */
record Program(int exitCode, String output) {

  static Program run(String... args) throws Exception {
    return reading("", args);
  }

  /** The same with somebody at the terminal, who types {@code answers}. */
  static Program answering(String answers, String... args) throws Exception {
    return run(new BufferedReader(new StringReader(answers)), true, args);
  }

  /** The same without a terminal, and with {@code input} where it would be. */
  static Program reading(String input, String... args) throws Exception {
    return run(new BufferedReader(new StringReader(input)), false, args);
  }

  /** The same with any input. */
  static Program run(BufferedReader input, boolean interactive, String... args) throws Exception {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(new PrintStream(output, true, StandardCharsets.UTF_8), input, interactive);
    int exitCode = Quickstart.run(terminal, args);
    return new Program(exitCode, output.toString(StandardCharsets.UTF_8));
  }

  /**
   * Begins in another JVM, and returns it when its output has a line that ends with {@code sign}.
   */
  static Process untilItSays(String sign, List<String> args) throws Exception {
    List<String> line =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                System.getProperty("java.class.path"),
                Quickstart.class.getName()));
    line.addAll(args);
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    try {
      CompletableFuture.runAsync(() -> read(process, sign)).get(40, TimeUnit.SECONDS);
      return process;
    } catch (Exception e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static void read(Process process, String sign) {
    StringBuilder said = new StringBuilder();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    try {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        said.append(line).append('\n');
        if (line.endsWith(sign)) {
          return;
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(said.toString(), e);
    }
    throw new IllegalStateException("it ended without saying \"%s\":%n%s".formatted(sign, said));
  }
}
