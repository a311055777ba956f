// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

import java.util.regex.MatchResult;

/**
 * What the pattern of a rule matched, for the rule's check. The secret is what the group {@code
 * secret} matched, or all of it if the pattern has no such group.
 *
 * @param text the whole text
 * @param match the match
 */
public record SecretCandidate(String text, MatchResult match) {

  /** Returns the text of the secret. */
  public String value() {
    return text.substring(begin(), end());
  }

  /** Returns where the secret begins. */
  public int begin() {
    return has("secret") ? match.start("secret") : match.start();
  }

  /** Returns where the secret ends. */
  public int end() {
    return has("secret") ? match.end("secret") : match.end();
  }

  /** Returns what a group matched, or the empty text if it matched nothing or does not exist. */
  public String group(String name) {
    return has(name) ? text.substring(match.start(name), match.end(name)) : "";
  }

  /** Returns at most so many characters before the match. */
  public String before(int most) {
    return text.substring(Math.max(0, match.start() - most), match.start());
  }

  /** Returns at most so many characters after the match. */
  public String after(int most) {
    return text.substring(match.end(), Math.min(text.length(), match.end() + most));
  }

  private boolean has(String name) {
    return match.namedGroups().containsKey(name) && match.start(name) >= 0;
  }
}
