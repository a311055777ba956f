// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

import java.util.regex.MatchResult;

/**
 * What the pattern of a rule matched, for the rule's check. The secret is what the group {@code
 * secret} matched, or all of it if the pattern has no such group.
 *
 * <p>Of a text that comes in chunks, at most {@value #CONTEXT} masked characters before the match
 * are known, and what is after it is waited for until a check has seen what it asked for.
 */
public final class SecretCandidate {

  /** How many characters before a match a check can look at. */
  public static final int CONTEXT = 256;

  private final String text;
  private final MatchResult match;
  private boolean sawEnd;

  SecretCandidate(String text, MatchResult match) {
    this.text = text;
    this.match = match;
  }

  /** Returns what the pattern matched. */
  public MatchResult match() {
    return match;
  }

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

  /** Returns at most so many characters before the match, and at most {@link #CONTEXT}. */
  public String before(int most) {
    int length = Math.min(most, CONTEXT);
    return text.substring(Math.max(0, match.start() - length), match.start());
  }

  /** Like {@link #before}, up to the begin of the line. */
  public String beforeInLine(int most) {
    String before = before(most);
    return before.substring(before.lastIndexOf('\n') + 1);
  }

  /** Returns at most so many characters after the match. */
  public String after(int most) {
    sawEnd |= text.length() - match.end() < most;
    return text.substring(match.end(), Math.min(text.length(), match.end() + most));
  }

  /** Returns whether the check asked for more than there is after the match. */
  boolean sawEnd() {
    return sawEnd;
  }

  private boolean has(String name) {
    return match.namedGroups().containsKey(name) && match.start(name) >= 0;
  }
}
