// SPDX-License-Identifier: Apache-2.0
package dev.keelson.story;

import java.util.HexFormat;

/**
 * Writes what can't be seen, moves the cursor of a terminal, ends a line or turns its direction as
 * an escape, as in Java: texts come from outside, and none may pass for a line of the story or for
 * another text.
 */
final class Visible {

  private Visible() {}

  static String of(String text) {
    StringBuilder visible = new StringBuilder();
    text.codePoints().forEach(c -> append(c, visible));
    return visible.toString();
  }

  private static void append(int c, StringBuilder visible) {
    switch (c) {
      case '\n' -> visible.append("\\n");
      case '\r' -> visible.append("\\r");
      case '\t' -> visible.append("\\t");
      default -> {
        if (isSeen(c)) {
          visible.appendCodePoint(c);
        } else {
          for (char unit : Character.toChars(c)) {
            visible.append("\\u").append(HexFormat.of().toHexDigits(unit));
          }
        }
      }
    }
  }

  private static boolean isSeen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
