// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a secret that is too long to be kept may go on with, in the chunks after its beginning. */
enum LongSecret {
  /** All that key lines, what separates them and their escapes are made of, and the last line. */
  PRIVATE_KEY(
      "[A-Za-z0-9+/=:\\s\"',>|\\\\]*+",
      "-{4,5} ?+END [A-Z0-9 ]{0,80}PRIVATE KEY(?: BLOCK)?+ ?+-{4,5}"),

  /** One word. */
  WORD("[A-Za-z0-9_.+/=-]*+", "");

  /** More than a last line has. */
  private static final int LAST_LINE = 120;

  private final Pattern rest;
  private final Pattern last;

  LongSecret(String rest, String last) {
    this.rest = Pattern.compile(rest);
    this.last = Pattern.compile(last);
  }

  /** Returns what a secret goes on with. */
  static LongSecret of(FoundSecret secret) {
    return secret.kind().equals("private key") ? PRIVATE_KEY : WORD;
  }

  /** Returns where the secret ends in a text that goes on with it. */
  int endIn(String text) {
    Matcher matcher = rest.matcher(text);
    int end = matcher.lookingAt() ? matcher.end() : 0;
    Matcher ending = last.matcher(text).region(end, text.length());
    return ending.lookingAt() ? ending.end() : end;
  }

  /** Returns whether a text that comes next may be the beginning of the last line. */
  boolean mayEndWith(String text) {
    return this == PRIVATE_KEY
        && text.startsWith("-")
        && text.length() < LAST_LINE
        && text.indexOf('\n') < 0;
  }
}
