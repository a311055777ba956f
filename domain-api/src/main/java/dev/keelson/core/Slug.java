// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Creates names for URLs and branches from free text. */
public final class Slug {

  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
  private static final Pattern EDGES = Pattern.compile("^-|-$");

  private Slug() {}

  /**
   * Returns the words of {@code text} in lower-case letters and digits, joined by dashes, truncated
   * to {@code max} characters. Empty if {@code text} has no ASCII letter or digit.
   *
   * @throws InvalidValueException if {@code max} is negative
   */
  public static String of(String text, int max) {
    Check.present(text, "text");
    Check.atLeast(0, max, "max");
    String plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    String words = trimmed(OTHERS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-"));
    return words.length() <= max ? words : trimmed(words.substring(0, max));
  }

  /**
   * Returns a short form of an id for names: the 12 hexadecimal digits that differ the most. Short
   * forms of ids created by one process are unique; those of different processes are very likely
   * unique, so where uniqueness is required, the store must check it.
   */
  public static String of(Id id) {
    Check.present(id, "id");
    String digits = id.value().toString();
    return digits.substring(digits.length() - 12);
  }

  private static String trimmed(String words) {
    return EDGES.matcher(words).replaceAll("");
  }
}
