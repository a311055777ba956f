// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Masks a text that comes in chunks, wherever they are cut. It returns whole lines and keeps the
 * unfinished one for the next chunk, and a secret of several lines until its end, but not much more
 * than {@value #MOST_KEPT} characters: of a private key that is longer it returns the mark, and
 * then nothing but line breaks until the key ends. One masker is for one text, and for one thread.
 */
public final class ChunkMasker {

  /** The most characters that are kept, besides those of the last chunk. */
  public static final int MOST_KEPT = 32 * 1024;

  /** What is kept of a line that is longer than this. */
  private static final int LONG_LINE = 8 * 1024;

  private static final Pattern KEY =
      Pattern.compile("-{4,5} ?(BEGIN|END) [A-Z0-9 ]{0,80}PRIVATE KEY|Private-(Lines|MAC|Hash): ");

  private static final Pattern KEY_LINE = Pattern.compile("[A-Za-z0-9+/=]{24}");
  private static final int LINES_BEFORE_KEY = 8;

  private static final Pattern LOGIN =
      Pattern.compile("(?i)login\\s{1,4}+(?:\\S{1,100}+\\s{1,4}+)?(?:password\\s{1,4}+)?$");

  private static final int LONGEST_LOGIN = 150;

  private final SecretFinder finder;
  private String kept = "";

  /** How long the text must become until it is searched again, so that small chunks are cheap. */
  private int due;

  /** What is masked already, and goes on. */
  private @Nullable LongSecret open;

  /** A masker of what {@code finder} finds. */
  public ChunkMasker(SecretFinder finder) {
    this.finder = finder;
  }

  /** Takes the next chunk and returns what is known to be complete, masked. */
  public String next(String chunk) {
    StringBuilder made = new StringBuilder();
    String text = kept + chunk;
    if (open != null) {
      int end = open.endIn(text);
      LineBreaks.append(text, 0, end, made);
      text = text.substring(end);
      kept = text;
      if (text.isEmpty() || open.mayEndWith(text)) {
        return made.toString();
      }
      open = null;
    }
    if (text.length() < due || (chunk.indexOf('\n') < 0 && text.length() <= LONG_LINE)) {
      kept = text;
      return made.toString();
    }
    int cut = cut(text);
    kept = text.substring(cut);
    due = kept.length() < LONG_LINE / 2 ? 0 : kept.length() + kept.length() / 8;
    made.append(finder.masked(text.substring(0, cut)));
    return open == null ? made.toString() : made.append(next("")).toString();
  }

  /** Returns what was kept, masked, and is then as new. */
  public String end() {
    String rest = finder.masked(kept);
    kept = "";
    due = 0;
    open = null;
    return rest;
  }

  private int cut(String text) {
    int line = text.lastIndexOf('\n') + 1;
    int cut = text.length() - line > LONG_LINE ? text.length() - LONG_LINE / 2 : line;
    int key = openKey(text, line);
    if (key >= 0 && text.length() - key > MOST_KEPT) {
      for (FoundSecret secret : finder.find(text)) {
        if (secret.begin() <= key && secret.end() > key) {
          open = LongSecret.PRIVATE_KEY;
          return secret.end();
        }
      }
    } else if (key >= 0) {
      cut = Math.min(cut, lineOf(text, key));
    }
    cut = beforeLogin(text, cut);
    return cut == 0 ? 0 : outsideOfSecrets(text, cut);
  }

  /** Moves the cut before a login whose password may stand on the next line. */
  private static int beforeLogin(String text, int cut) {
    Matcher matcher = LOGIN.matcher(text).region(Math.max(0, cut - LONGEST_LOGIN), cut);
    return matcher.find() ? lineOf(text, matcher.start()) : cut;
  }

  /** Moves the cut before a secret that it would divide, or behind one that is too long to keep. */
  private int outsideOfSecrets(String text, int cut) {
    for (FoundSecret secret : finder.find(text)) {
      if (secret.begin() < cut && secret.end() > cut) {
        int begin = beforeLogin(text, lineOf(text, secret.begin()));
        if (text.length() - begin <= MOST_KEPT) {
          return begin;
        }
        open = secret.end() == text.length() ? LongSecret.of(secret) : null;
        return secret.end();
      }
    }
    return cut;
  }

  /** The begin of the line, since its other words may be what makes the secret one. */
  private static int lineOf(String text, int place) {
    int begin = text.lastIndexOf('\n', place) + 1;
    return place - begin > LONG_LINE / 2 ? place : begin;
  }

  /** Returns where a private key begins that no whole line ends, or a negative number. */
  private static int openKey(String text, int line) {
    int open = -1;
    int end = 0;
    Matcher matcher = KEY.matcher(text);
    while (matcher.find()) {
      boolean begins = "BEGIN".equals(matcher.group(1)) || "Lines".equals(matcher.group(2));
      if (begins || matcher.start() < line) {
        open = begins ? matcher.start() : -1;
        end = matcher.end();
      }
    }
    return open >= 0 && mayGoOn(text, end) ? open : -1;
  }

  private static boolean mayGoOn(String text, int from) {
    int begin = from;
    for (int i = 0; i < LINES_BEFORE_KEY; i++) {
      int end = text.indexOf('\n', begin);
      if (end < 0) {
        return true;
      }
      begin = end + 1;
    }
    return KEY_LINE.matcher(text.substring(from, begin)).find();
  }
}
