// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells what was drawn at random from what was written by a person. */
final class Looks {

  /** What stands where a secret would; only as a whole. */
  private static final Pattern TEMPLATE =
      Pattern.compile(
          "\\$\\{.*|#\\{.*|\\$\\(.*|\\{\\{.*|\\{[^{}]*}|\\$[A-Za-z_][A-Za-z_]*[0-9]?|%[A-Za-z_]+%"
              + "|%\\([A-Za-z_]+\\)s|%[sdvq@]|<[^<>]*>|\\[[^\\[\\]]*]|:[a-z_]+|@[A-Za-z_.]+|\\?"
              + "|.*(?:\\.\\.\\.|…|\\*\\*\\*|•••).*|.*\\$\\{\\{.*");

  /** What stands in for something; in one case, as by chance they occur in many keys. */
  private static final List<String> STAND_INS =
      inBothCases(
          "example",
          "your",
          "placeholder",
          "changeme",
          "change_me",
          "change-me",
          "redacted",
          "dummy",
          "sample",
          "insert",
          "replace",
          "goes-here",
          "goes_here",
          "goeshere",
          "xxxx",
          "fake_",
          "fake-",
          "not-a-",
          "not_a_",
          "notreal",
          "invalid");

  /** As much as tells what the rest is like. */
  private static final int BEGIN = 120;

  private Looks() {}

  private static List<String> inBothCases(String... words) {
    return Stream.of(words)
        .flatMap(word -> Stream.of(word, word.toUpperCase(Locale.ROOT)))
        .distinct()
        .toList();
  }

  private static String begin(String text) {
    return text.length() <= BEGIN ? text : text.substring(0, BEGIN);
  }

  /** Returns whether it can be a key behind a prefix that only keys have. */
  static boolean plausible(String text) {
    String begin = begin(text);
    return !isStandIn(begin) && (hasDigit(begin) || changesOfClass(begin) >= 4);
  }

  /** Returns whether it looks drawn at random, for what has no prefix or a common one. */
  static boolean random(String whole) {
    String text = begin(whole);
    int changes = changesOfClass(text);
    boolean mixed = hasDigit(text) && hasUpper(text) && hasLower(text);
    return !isStandIn(text)
        && !isTemplate(text)
        && !wordy(text)
        && (mixed ? changes >= 4 : changes >= 5)
        && entropy(text) >= 1.5;
  }

  static boolean isTemplate(String text) {
    return TEMPLATE.matcher(text).matches();
  }

  /** Returns whether it only stands where a key would stand, such as forty x. */
  static boolean isStandIn(String text) {
    return mostlyOneCharacter(text) || STAND_INS.stream().anyMatch(text::contains);
  }

  /** Returns whether more than six of ten characters are the same one. */
  static boolean mostlyOneCharacter(String text) {
    int[] counts = new int[128];
    int most = 0;
    for (int i = 0; i < text.length(); i++) {
      most = Math.max(most, ++counts[text.charAt(i) & 127]);
    }
    return most * 10 > text.length() * 6;
  }

  /** Returns the entropy in bits for each character. */
  static double entropy(String text) {
    int[] counts = new int[128];
    text.chars().forEach(c -> counts[c & 127]++);
    double bits = 0;
    for (int count : counts) {
      if (count > 0) {
        double share = (double) count / text.length();
        bits -= share * Math.log(share) / Math.log(2);
      }
    }
    return bits;
  }

  /**
   * Returns how often a letter of one case, a letter of the other one or a digit follow another.
   */
  static int changesOfClass(String text) {
    int changes = 0;
    for (int i = 1; i < text.length(); i++) {
      int before = classOf(text.charAt(i - 1));
      int here = classOf(text.charAt(i));
      changes += before != here && before > 0 && here > 0 ? 1 : 0;
    }
    return changes;
  }

  static boolean hasDigit(String text) {
    return text.chars().anyMatch(c -> classOf(c) == 3);
  }

  static boolean hasLetter(String text) {
    return hasUpper(text) || hasLower(text);
  }

  private static boolean hasUpper(String text) {
    return text.chars().anyMatch(c -> classOf(c) == 1);
  }

  private static boolean hasLower(String text) {
    return text.chars().anyMatch(c -> classOf(c) == 2);
  }

  /** Returns whether most of it is words, names or numbers, as in identifiers and paths. */
  static boolean wordy(String text) {
    int inWords = 0;
    int all = 0;
    int begin = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || classOf(text.charAt(i)) == 0) {
        all += i - begin;
        inWords += isWords(text, begin, i) ? i - begin : 0;
        begin = i + 1;
      }
    }
    return inWords * 10 >= all * 6;
  }

  /** Whether letters and digits are words in camel case, of at least two letters each. */
  private static boolean isWords(String text, int begin, int end) {
    int i = begin;
    while (i < end) {
      int from = i;
      int kind = classOf(text.charAt(i));
      while (i < end && classOf(text.charAt(i)) == kind) {
        i++;
      }
      boolean capital = kind == 1 && i - from == 1 && i < end && classOf(text.charAt(i)) == 2;
      boolean alone = i - from == 1 && end - begin > 2;
      if (alone && !capital && kind != 3) {
        return false;
      }
      if (kind == 3 && i - from > 4 && end - begin > i - from) {
        return false;
      }
    }
    return true;
  }

  private static int classOf(int c) {
    if (c >= 'A' && c <= 'Z') {
      return 1;
    }
    if (c >= 'a' && c <= 'z') {
      return 2;
    }
    return c >= '0' && c <= '9' ? 3 : 0;
  }
}
