// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Masks a text that comes in chunks, wherever they are cut, as the whole text would be masked. It
 * returns whole lines and keeps what more text could still make a secret, or no secret: the
 * unfinished line, and a secret of several lines until its end. It keeps not much more than {@value
 * #MAX_KEPT} characters: of a private key that is longer it returns the mark, and then nothing but
 * line breaks as long as lines of a key follow. One masker is for one text, and for one thread.
 */
public final class ChunkMasker {

  /** The most characters that are kept, besides those of the last chunk. */
  public static final int MAX_KEPT = 32 * 1024;

  /** What is kept of a line that is longer than this. */
  private static final int LONG_LINE = 8 * 1024;

  private final SecretFinder finder;

  /** The end of what was returned, since what is before a secret may make it one. */
  private String before = "";

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
    kept = kept + chunk;
    StringBuilder made = new StringBuilder();
    if (open != null && goesOn(open, made)) {
      return made.toString();
    }
    if (kept.length() < due || (chunk.indexOf('\n') < 0 && kept.length() <= LONG_LINE)) {
      return made.toString();
    }
    Findings findings = finder.findings(before + kept);
    int cut = cut(findings);
    made.append(returned(findings, cut));
    due = kept.length() < LONG_LINE / 2 ? 0 : kept.length() + kept.length() / 8;
    return open == null ? made.toString() : made.append(next("")).toString();
  }

  /** Returns what was kept, masked, and is then as new. */
  public String end() {
    String rest = returned(finder.findings(before + kept), kept.length());
    before = "";
    due = 0;
    open = null;
    return rest;
  }

  /** Returns whether a long secret may go on behind what was kept; if not, text follows it. */
  private boolean goesOn(LongSecret secret, StringBuilder made) {
    LongSecret.Part part = secret.in(kept);
    LineBreaks.append(kept, 0, part.length(), made);
    kept = kept.substring(part.length());
    open = part.open() && kept.length() <= MAX_KEPT ? secret : null;
    return open != null;
  }

  /** Masks what is kept up to a place, keeps the rest, and returns the former. */
  private String returned(Findings findings, int cut) {
    int from = before.length();
    String text = before + kept;
    List<FoundSecret> secrets = new ArrayList<>();
    for (FoundSecret secret : findings.secrets()) {
      if (secret.end() > from && secret.begin() < from + cut) {
        secrets.add(secret.begin() >= from ? secret : secret.from(from));
      }
    }
    String masked = new MaskedText(text, from, from + cut, secrets).text();
    String end = before + masked;
    before = end.substring(Math.max(0, end.length() - SecretCandidate.CONTEXT));
    kept = kept.substring(cut);
    return masked;
  }

  /** Returns how much of what is kept can be returned. */
  private int cut(Findings findings) {
    int line = kept.lastIndexOf('\n') + 1;
    int cut = kept.length() - line > LONG_LINE ? kept.length() - LONG_LINE / 2 : line;
    int settled = findings.settled() - before.length();
    int whole = outsideOfSecrets(findings, settled < cut ? lineOf(settled) : cut);
    if (kept.length() - whole <= MAX_KEPT) {
      return whole;
    }
    // too long to be kept: what is found is masked, and whether it goes on is seen later
    for (FoundSecret secret : findings.secrets()) {
      int begin = secret.begin() - before.length();
      int end = secret.end() - before.length();
      if (end > whole && (begin < cut || end == kept.length())) {
        open = settled <= end ? LongSecret.of(secret) : null;
        return end;
      }
    }
    return cut;
  }

  /** Moves a cut before the line of each secret that it would divide. */
  private int outsideOfSecrets(Findings findings, int most) {
    int cut = most;
    for (int i = findings.secrets().size() - 1; i >= 0; i--) {
      FoundSecret secret = findings.secrets().get(i);
      int begin = secret.begin() - before.length();
      if (begin < cut && secret.end() - before.length() > cut) {
        cut = lineOf(begin);
      }
    }
    return cut;
  }

  /** The begin of the line, since its other words may be what makes the secret one. */
  private int lineOf(int place) {
    int inside = Math.max(0, place);
    int begin = kept.lastIndexOf('\n', inside - 1) + 1;
    return inside - begin > LONG_LINE / 2 ? inside : begin;
  }
}
