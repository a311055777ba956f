// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Where progress is shown and questions are asked. Any thread may print; lines stay whole. */
final class Terminal {

  private final PrintStream out;
  private final BufferedReader in;

  Terminal(PrintStream out, BufferedReader in) {
    this.out = out;
    this.in = in;
  }

  /** The terminal that the program was started from. */
  static Terminal ofProcess() {
    return new Terminal(
        new PrintStream(System.out, true, StandardCharsets.UTF_8),
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
  }

  /** Prints something that the program says. */
  void say(String line) {
    out.println(line);
  }

  /** Prints the beginning of a step. */
  void begin(int number, int of, String step) {
    out.println();
    out.println("[%d/%d] %s".formatted(number, of, step));
  }

  /** Prints something about the present step. */
  void note(String line) {
    out.println("      " + line);
  }

  /** Prints a line of a command's output. */
  void output(String line) {
    out.println("      | " + line);
  }

  /** Asks, and returns the answer, or null if nobody is there to give one. */
  @Nullable String ask(String question) throws IOException {
    out.print("      " + question + " ");
    out.flush();
    String answer = in.readLine();
    if (answer == null) {
      out.println();
    }
    return answer == null ? null : answer.strip();
  }
}
