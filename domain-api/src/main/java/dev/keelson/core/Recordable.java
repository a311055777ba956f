// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.util.function.UnaryOperator;

/** Makes of any text what can be stored. What was made is not changed again. */
final class Recordable {

  private static final char REPLACEMENT = '\uFFFD';

  /** More than cutting and masking in turn ever took. */
  private static final int MAX_ROUNDS = 10;

  private Recordable() {}

  /** Returns a text without secrets, cut to {@code most} characters. */
  static String masked(String text, int most, UnaryOperator<String> masking) {
    String made = cut(masking.apply(text), most);
    // a cut may let the end look like a secret, and a mark may be longer than what it masks
    for (int round = 0; round < MAX_ROUNDS && !made.equals(text); round++) {
      String again = cut(masking.apply(made), most);
      if (again.equals(made)) {
        return made;
      }
      made = again;
    }
    return made;
  }

  /** Returns a text, cut to {@code most} characters with a mark that says how much is missing. */
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = most;
    String mark = mark(text.length() - end);
    while (end + mark.length() > most) {
      end = most - mark.length();
      mark = mark(text.length() - end);
    }
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + mark(text.length() - end);
  }

  private static String mark(int missing) {
    return "… [%s characters cut]".formatted(missing);
  }

  /** Returns a text with a replacement character for each that no store can keep. */
  static String storable(String text) {
    if (Check.isStorable(text)) {
      return text;
    }
    StringBuilder made = new StringBuilder(text);
    for (int i = 0; i < made.length(); i++) {
      char c = made.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < made.length()
              && Character.isLowSurrogate(made.charAt(i + 1));
      if (pair) {
        i++;
      } else if (c == 0 || Character.isSurrogate(c)) {
        made.setCharAt(i, REPLACEMENT);
      }
    }
    return made.toString();
  }
}
