// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a secret that is too long to be kept may go on with, in the chunks after its beginning. */
enum LongSecret {
  /** The rest of a line, more lines, and an end. */
  PRIVATE_KEY("[A-Za-z0-9+/=:]*+(?:" + KeyRules.LINES + ")?+", KeyRules.PEM_END),

  /** One word. */
  WORD("[A-Za-z0-9_.+/=-]*+", "");

  private final Pattern rest;
  private final Pattern end;

  LongSecret(String rest, String end) {
    this.rest = Pattern.compile(rest);
    this.end = Pattern.compile(end);
  }

  /** Returns what a secret goes on with. */
  static LongSecret of(FoundSecret secret) {
    return secret.kind().equals(KeyRules.PRIVATE_KEY) ? PRIVATE_KEY : WORD;
  }

  /** Returns how much of a text certainly belongs to it, and whether it may go on behind that. */
  @SuppressWarnings("JdkObsolete") // whether more text could change the match is what is asked
  Part in(String text) {
    Matcher matcher = rest.matcher(text);
    int sure = matcher.lookingAt() ? matcher.end() : 0;
    boolean open = matcher.hitEnd();
    Matcher ending = end.matcher(text).region(sure, text.length());
    boolean ends = ending.lookingAt();
    open |= ending.hitEnd();
    return new Part(ends && !open ? ending.end() : sure, open);
  }

  /** The beginning of a text that belongs to a long secret, and whether more of it may come. */
  record Part(int length, boolean open) {}
}
