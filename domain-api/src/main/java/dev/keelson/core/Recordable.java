// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

/** Makes of any text and JSON what can be stored. What was made is not changed again. */
final class Recordable {

  private static final char REPLACEMENT = '\uFFFD';

  /** More than cutting and masking in turn ever took. */
  private static final int MOST_ROUNDS = 10;

  private Recordable() {}

  /** Returns a text without secrets and odd characters, cut to {@code most} characters. */
  static String text(String text, int most) {
    String made = cut(masked(storable(text)), most);
    // a cut may let the end look like a secret, and a mark may be longer than what it masks
    for (int round = 0; round < MOST_ROUNDS; round++) {
      String again = cut(masked(made), most);
      if (again.equals(made)) {
        return made;
      }
      made = again;
    }
    return made;
  }

  /** Returns JSON without secrets. */
  static Json json(Json json) {
    try {
      return SecretScanner.standard().masked(json);
    } catch (InvalidValueException e) {
      return Json.EMPTY.with("removed", "with its secrets masked it was longer than JSON may be");
    }
  }

  private static String masked(String text) {
    return SecretScanner.standard().masked(text);
  }

  private static String cut(String text, int most) {
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
    return "… [%d characters cut]".formatted(missing);
  }

  private static String storable(String text) {
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
