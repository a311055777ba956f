// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in a masked text where a secret was, for example {@code [secret: GitHub token, 40
 * characters]}. It fits into a JSON text, and is never taken for a secret.
 *
 * @param kind what the secret looked like
 * @param length how many characters it had
 */
public record SecretMark(String kind, int length) {

  private static final Pattern MARK =
      Pattern.compile("\\[secret: ([A-Za-z0-9][A-Za-z0-9 .-]{0,39}), ([0-9]{1,9}) characters]");

  /** Reads a mark, or returns empty if {@code text} is anything but one mark. */
  public static Optional<SecretMark> parse(String text) {
    Matcher matcher = MARK.matcher(text);
    return matcher.matches() ? Optional.of(read(matcher)) : Optional.empty();
  }

  /** Returns all marks in a text, in order. */
  public static List<SecretMark> in(String text) {
    List<SecretMark> marks = new ArrayList<>();
    Matcher matcher = MARK.matcher(text);
    while (matcher.find()) {
      marks.add(read(matcher));
    }
    return marks;
  }

  /** Returns whether something in a text was masked. */
  public static boolean isMasked(String text) {
    return MARK.matcher(text).find();
  }

  /** Returns the places of all marks. */
  static List<FoundSecret> places(String text) {
    List<FoundSecret> places = new ArrayList<>();
    Matcher matcher = MARK.matcher(text);
    while (matcher.find()) {
      places.add(new FoundSecret(matcher.group(1), matcher.start(), matcher.end()));
    }
    return places;
  }

  private static SecretMark read(Matcher matcher) {
    return new SecretMark(matcher.group(1), Integer.parseInt(matcher.group(2)));
  }

  /** Returns the mark as it stands in texts. */
  @Override
  public String toString() {
    return "[secret: %s, %s characters]".formatted(kind, length);
  }
}
