// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.regex.Pattern;

/**
 * What a reader sees of a name, and which names are the same. Two names that look the same must not
 * be two persons, so characters that are not shown, and blanks at the ends, are no part of one. The
 * functions {@code seen} and {@code plain_text} of the migrations are the same as {@link #of} and
 * {@link #key}.
 */
public final class Seen {

  /**
   * Control and format characters, separators of lines, what Unicode says to ignore, fillers, and
   * the iota that stands below nothing. Then where Unicode has letters with another case or form
   * since its version 14: not every runtime and server knows these, so not all of them would see
   * the same.
   */
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\x{0}-\\x{1F}\\x{7F}-\\x{9F}\\x{AD}\\x{345}\\x{34F}\\x{600}-\\x{605}\\x{61C}\\x{6DD}\\x{70F}"
              + "\\x{890}\\x{891}\\x{8E2}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}"
              + "\\x{200B}-\\x{200F}\\x{2028}-\\x{202E}\\x{2060}-\\x{206F}\\x{3164}"
              + "\\x{FE00}-\\x{FE0F}\\x{FEFF}\\x{FFA0}\\x{FFF0}-\\x{FFFB}\\x{110BD}\\x{110CD}"
              + "\\x{13430}-\\x{1345F}\\x{16FE4}\\x{1BCA0}-\\x{1CEFF}\\x{1D173}-\\x{1D17A}"
              + "\\x{E0000}-\\x{E0FFF}"
              + "\\x{892}-\\x{897}\\x{1ACF}-\\x{1AFF}\\x{1C89}-\\x{1C8F}\\x{A7CB}-\\x{A7CF}\\x{A7D2}\\x{A7D4}"
              + "\\x{A7DA}-\\x{A7F1}\\x{105BD}-\\x{105FF}\\x{10D3A}-\\x{10E5F}\\x{10EB2}-\\x{10EFF}"
              + "\\x{11375}-\\x{113FF}\\x{11EF9}-\\x{11FAF}\\x{14647}-\\x{167FF}\\x{16B90}-\\x{16E3F}"
              + "\\x{16E9B}-\\x{16EFF}\\x{1E02B}-\\x{1E0FF}\\x{1E300}-\\x{1E7DF}]");

  private static final String BLANK =
      "[ \\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{202F}\\x{205F}\\x{2800}\\x{3000}\\x{1D159}]+";
  private static final Pattern BLANKS = Pattern.compile(BLANK);
  private static final Pattern ENDS = Pattern.compile("^" + BLANK + "|" + BLANK + "$");

  /** The dot that some languages write above an {@code i} or {@code j} that has other marks too. */
  private static final Pattern DOTTED =
      Pattern.compile("([ij][\\x{300}-\\x{306}\\x{308}-\\x{36F}]*)\\x{307}");

  private Seen() {}

  /** Returns the text without what is not seen, and without blanks at its ends. */
  public static String of(String text) {
    if (isPlain(Check.present(text, "text"))) {
      return text;
    }
    return ENDS.matcher(UNSEEN.matcher(text).replaceAll("")).replaceAll("");
  }

  /**
   * Returns the key of a text: texts with the same one are the same name. It is what is seen of the
   * text in compatibility decomposition (NFKD), each letter in the lower case of its upper case,
   * {@code \u00DF} as {@code ss}, {@code i} and {@code j} without a dot of their own above, and one
   * blank for several. So it is the same in upper and lower case of any language.
   */
  public static String key(String text) {
    Check.present(text, "text");
    String letters =
        Normalizer.normalize(of(Normalizer.normalize(text, Form.NFC)), Form.NFKD)
            .codePoints()
            .map(c -> Character.toLowerCase(Character.toUpperCase(c)))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    String plain = DOTTED.matcher(letters.replace("\u00DF", "ss")).replaceAll("$1");
    return BLANKS.matcher(plain).replaceAll(" ").trim();
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
