// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.util.regex.Pattern;

/**
 * What a reader sees of a name. Two names that look the same must not be two persons, so characters
 * that are not shown, and blanks at the ends, are no part of one. The function {@code seen} of the
 * migrations is the same.
 */
public final class Seen {

  /** Control and format characters, separators of lines, and what Unicode says to ignore. */
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\x{0}-\\x{1F}\\x{7F}-\\x{9F}\\x{AD}\\x{34F}\\x{600}-\\x{605}\\x{61C}\\x{6DD}\\x{70F}"
              + "\\x{890}\\x{891}\\x{8E2}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}"
              + "\\x{200B}-\\x{200F}\\x{2028}-\\x{202E}\\x{2060}-\\x{206F}\\x{3164}"
              + "\\x{FE00}-\\x{FE0F}\\x{FEFF}\\x{FFA0}\\x{FFF0}-\\x{FFFB}\\x{110BD}\\x{110CD}"
              + "\\x{13430}-\\x{1343F}\\x{1BCA0}-\\x{1BCA3}\\x{1D173}-\\x{1D17A}"
              + "\\x{E0000}-\\x{E0FFF}]");

  private static final String BLANK =
      "[ \\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{202F}\\x{205F}\\x{3000}]+";
  private static final Pattern ENDS = Pattern.compile("^" + BLANK + "|" + BLANK + "$");

  private Seen() {}

  /** Returns the text without what is not seen, and without blanks at its ends. */
  public static String of(String text) {
    if (isPlain(Check.present(text, "text"))) {
      return text;
    }
    return ENDS.matcher(UNSEEN.matcher(text).replaceAll("")).replaceAll("");
  }

  /** Most names are ASCII, and each row that is read has some. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isInner = i > 0 && i < text.length() - 1;
      if (c < (isInner ? ' ' : '!') || c > '~') {
        return false;
      }
    }
    return true;
  }
}
