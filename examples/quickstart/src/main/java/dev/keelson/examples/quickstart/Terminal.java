// SPDX-License-Identifier: Apache-2.0
package dev.keelson.examples.quickstart;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where progress is shown and questions are asked. Any thread may print; lines stay whole. */
final class Terminal {

  private final PrintStream out;
  private final BufferedReader in;
  private final boolean interactive;

  /**
   * @param interactive whether {@code in} is a terminal, at which somebody may take their time
   */
  Terminal(PrintStream out, BufferedReader in, boolean interactive) {
    this.out = out;
    this.in = in;
    this.interactive = interactive;
  }

  /** The terminal that the program was started from. */
  static Terminal ofProcess() throws InterruptedException {
    return new Terminal(
        new PrintStream(System.out, true, StandardCharsets.UTF_8),
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
        isInputATerminal());
  }

  /** The shell knows; a console of Java asks for a terminal on the output, too. */
  private static boolean isInputATerminal() throws InterruptedException {
    try {
      return new ProcessBuilder("sh", "-c", "test -t 0").inheritIO().start().waitFor() == 0;
    } catch (IOException e) {
      return false; // without a shell there is more that will not work, and will be said
    }
  }

  /** Prints something that the program says. */
  void say(String line) {
    out.println(line);
  }

  /** Prints the beginning of a step. */
  void begin(int number, int of, String step) {
    out.println();
    out.println("[%s/%s] %s".formatted(number, of, step));
  }

  /** Prints something about the present step. */
  void note(String line) {
    out.println("      " + line);
  }

  /** Prints a line of a command's output. */
  void output(String line) {
    out.println("      | " + line);
  }

  /**
   * Asks until it gets one of the answers, or its first letter, and returns the answer. Returns
   * null if nobody can be asked: where input is no terminal, it is not waited for, and what it
   * holds must be an answer, since a closed one may read as anything.
   */
  @Nullable String ask(String question, List<String> answers) {
    while (interactive || isThereInput()) {
      out.print("      " + question + " ");
      out.flush();
      String said = readLine();
      for (String answer : answers) {
        if (answer.equals(said) || answer.substring(0, 1).equals(said)) {
          return answer;
        }
      }
      if (said == null || !interactive) {
        out.println();
        return null;
      }
      note("please say one of " + String.join(", ", answers));
    }
    return null;
  }

  private boolean isThereInput() {
    try {
      return in.ready();
    } catch (IOException e) {
      return false;
    }
  }

  private @Nullable String readLine() {
    try {
      String line = in.readLine();
      return line == null ? null : line.strip();
    } catch (IOException e) {
      return null; // the terminal is gone
    }
  }
}
