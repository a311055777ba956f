// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;

/** Finds and masks secrets in text by rules. Immutable. */
public final class SecretFinder {

  /** From this length on, what follows a secret without a gap is taken to belong to it. */
  private static final int LONG = 250;

  /** Far more often than masking one secret can bring another to light. */
  private static final int MOST_ROUNDS = 20;

  private static final SecretFinder STANDARD = new SecretFinder(StandardRules.all());

  private final List<SecretRule> rules;
  private final Hints hints;

  private SecretFinder(List<SecretRule> rules) {
    this.rules = List.copyOf(rules);
    this.hints = new Hints(rules);
  }

  /** Returns the finder with the rules that come with Keelson. */
  public static SecretFinder standard() {
    return STANDARD;
  }

  /** Returns a finder that also knows these rules, and prefers their words for what they find. */
  public SecretFinder with(List<SecretRule> more) {
    List<SecretRule> all = new ArrayList<>(more);
    all.addAll(rules);
    return new SecretFinder(all);
  }

  /** Returns whether a hint occurs; if not, {@link #find} finds nothing. */
  public boolean mayFind(String text) {
    return hints.anyIn(text);
  }

  /** Returns all secrets in the text, in order and without overlaps. */
  public List<FoundSecret> find(String text) {
    return mayFind(text) ? new Search(text).found() : List.of();
  }

  /**
   * Returns the text with a {@link SecretMark} in place of each secret, followed by the line breaks
   * that were inside of it. Masking a masked text changes nothing.
   */
  public String masked(String text) {
    String masked = text;
    List<FoundSecret> found = find(masked);
    // what follows a secret may keep what is before it from being one, so look once more
    for (int round = 0; !found.isEmpty() && round < MOST_ROUNDS; round++) {
      masked = masked(masked, found);
      found = find(masked);
    }
    return masked;
  }

  private static String masked(String text, List<FoundSecret> found) {
    StringBuilder masked = new StringBuilder();
    int done = 0;
    for (FoundSecret secret : found) {
      masked.append(text, done, secret.begin());
      masked.append(new SecretMark(secret.kind(), secret.length()));
      LineBreaks.append(text, secret.begin(), secret.end(), masked);
      done = secret.end();
    }
    return masked.append(text, done, text.length()).toString();
  }

  private static int endOfRun(String text, int from) {
    int end = from;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end)) || "_-".indexOf(text.charAt(end)) >= 0)) {
      end++;
    }
    return end;
  }

  /** Joins what overlaps, under the kind of the rule that comes first. */
  private static List<FoundSecret> merged(List<Ranked> found) {
    found.sort(Comparator.comparingInt(ranked -> ranked.secret.begin()));
    List<Ranked> merged = new ArrayList<>();
    for (Ranked next : found) {
      if (!merged.isEmpty() && next.secret.begin() < merged.getLast().secret.end()) {
        merged.add(merged.removeLast().joined(next));
      } else {
        merged.add(next);
      }
    }
    return merged.stream().map(Ranked::secret).toList();
  }

  private record Ranked(FoundSecret secret, int rank) {
    Ranked joined(Ranked next) {
      Ranked first = next.rank < rank ? next : this;
      int end = Math.max(secret.end(), next.secret.end());
      return new Ranked(new FoundSecret(first.secret.kind(), secret.begin(), end), first.rank);
    }
  }

  /** One search; tries each pattern at most once at each place. */
  private final class Search {
    private final String text;
    private final Marks marks;
    private final Matcher[] matchers = new Matcher[rules.size()];
    private final int[] tried = new int[rules.size()];
    private final List<Ranked> found = new ArrayList<>();

    Search(String text) {
      this.text = text;
      this.marks = new Marks(text);
    }

    List<FoundSecret> found() {
      hints.in(text, this::lookAround);
      return merged(found);
    }

    private void lookAround(int rank, int hint) {
      SecretRule rule = rules.get(rank);
      int from = Math.max(tried[rank], hint - rule.reach());
      if (from > hint) {
        return;
      }
      if (matchers[rank] == null) {
        matchers[rank] =
            rule.pattern().matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
      }
      for (int place = from; place <= hint && tried[rank] <= hint; place++) {
        tried[rank] = place + 1;
        if (matchers[rank].region(place, text.length()).lookingAt()) {
          matched(rank, new SecretCandidate(text, matchers[rank]));
        }
      }
    }

    private void matched(int rank, SecretCandidate candidate) {
      int begin = candidate.begin();
      int end = candidate.end();
      SecretRule rule = rules.get(rank);
      if (begin < end && !marks.overlap(begin, end) && rule.check().test(candidate)) {
        end = end - begin >= LONG ? endOfRun(text, end) : end;
        found.add(new Ranked(new FoundSecret(rule.kind(), begin, end), rank));
        tried[rank] = end;
      }
    }
  }

  /** The places of the marks in a text; asked for mostly in ascending order. */
  private static final class Marks {
    private final List<FoundSecret> places;

    Marks(String text) {
      places = text.contains("[secret: ") ? SecretMark.places(text) : List.of();
    }

    boolean overlap(int begin, int end) {
      int low = 0;
      int high = places.size();
      while (low < high) { // the first mark that ends behind begin
        int middle = (low + high) >>> 1;
        if (places.get(middle).end() > begin) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return low < places.size() && places.get(low).begin() < end;
    }
  }
}
