// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What stands in a masked text where a secret was, for example {@code [secret: GitHub token, 40
 * characters]}. It fits into a JSON text. Only the marks of known rules are passed over when a text
 * is searched, so nobody can hide a secret in what only looks like one.
 *
 * @param kind what the secret looked like
 * @param length how many characters it had
 */
public record SecretMark(String kind, int length) {

  private static final Pattern MARK =
      Pattern.compile("\\[secret: ([A-Za-z0-9][A-Za-z0-9 .-]{0,39}), ([0-9]{1,9}) characters]");

  /** Reads a mark, or returns empty if {@code text} is anything but one mark. */
  public static Optional<SecretMark> parse(String text) {
    return MARK.matcher(text).matches() ? marks(text).findFirst() : Optional.empty();
  }

  /** Returns all marks in a text, in order. */
  public static List<SecretMark> in(String text) {
    return marks(text).toList();
  }

  /** Returns whether something in a text was masked. */
  public static boolean isMasked(String text) {
    return marks(text).findFirst().isPresent();
  }

  /** A host's rules may have any names, but none that looks like a secret itself. */
  private static Stream<SecretMark> marks(String text) {
    return MARK.matcher(text)
        .results()
        .filter(match -> SecretFinder.standard().find(match.group(1)).isEmpty())
        .map(match -> new SecretMark(match.group(1), Integer.parseInt(match.group(2))));
  }

  /** Returns the places of all marks of these kinds; anything else may be what somebody wrote. */
  static List<FoundSecret> places(String text, Set<String> kinds) {
    List<FoundSecret> places = new ArrayList<>();
    Matcher matcher = MARK.matcher(text);
    while (matcher.find()) {
      if (kinds.contains(matcher.group(1))) {
        places.add(new FoundSecret(matcher.group(1), matcher.start(), matcher.end()));
      }
    }
    return places;
  }

  /** Returns the mark as it stands in texts. */
  @Override
  public String toString() {
    return "[secret: %s, %s characters]".formatted(kind, length);
  }
}
