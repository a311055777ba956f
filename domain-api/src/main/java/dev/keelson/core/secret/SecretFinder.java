// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** Finds and masks secrets in text by rules. Immutable. */
public final class SecretFinder {

  /** From this length on, what follows a secret without a gap is taken to belong to it. */
  private static final int LONG = 250;

  /** Far more often than masking one secret can bring another to light. */
  private static final int MAX_ROUNDS = 20;

  private static final SecretFinder STANDARD = new SecretFinder(StandardRules.all());

  private final List<SecretRule> rules;
  private final Hints hints;
  private final Set<String> kinds;

  private SecretFinder(List<SecretRule> rules) {
    this.rules = List.copyOf(rules);
    this.hints = new Hints(rules);
    this.kinds = rules.stream().map(SecretRule::kind).collect(Collectors.toUnmodifiableSet());
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
    List<FoundSecret> secrets = findings(text).secrets();
    return secrets.isEmpty() ? text : new MaskedText(text, 0, text.length(), secrets).text();
  }

  /** Finds also what is only a secret, or only seen to be one, once what is beside it is masked. */
  Findings findings(String text) {
    if (!mayFind(text)) {
      return new Findings(List.of(), text.length());
    }
    Search search = new Search(text);
    List<FoundSecret> secrets = search.found();
    int settled = search.settled;
    boolean more = !secrets.isEmpty();
    for (int round = 0; more && round < MAX_ROUNDS; round++) {
      MaskedText masked = new MaskedText(text, 0, text.length(), secrets);
      Search again = new Search(masked.text());
      List<FoundSecret> found = again.found();
      secrets = masked.with(found);
      settled = Math.min(settled, masked.before(again.settled));
      more = !found.isEmpty();
    }
    return new Findings(secrets, settled);
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
    private int settled;

    Search(String text) {
      this.text = text;
      this.marks = new Marks(text, kinds);
      this.settled = text.length();
    }

    List<FoundSecret> found() {
      hints.in(text, this::lookAround);
      return merged(found);
    }

    @SuppressWarnings("JdkObsolete") // text that comes in chunks is a stream
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
        boolean matches = matchers[rank].region(place, text.length()).lookingAt();
        boolean open = matchers[rank].hitEnd();
        open |= matches && matched(rank, new SecretCandidate(text, matchers[rank]));
        if (open) {
          settled = Math.min(settled, place);
        }
      }
    }

    /** Returns whether more text could change what is made of the match. */
    private boolean matched(int rank, SecretCandidate candidate) {
      int begin = candidate.begin();
      int end = candidate.end();
      SecretRule rule = rules.get(rank);
      if (begin < end && !marks.overlap(begin, end) && rule.check().test(candidate)) {
        end = end - begin >= LONG ? endOfRun(text, end) : end;
        found.add(new Ranked(new FoundSecret(rule.kind(), begin, end), rank));
        tried[rank] = end;
        return candidate.sawEnd() || (end - begin >= LONG && end == text.length());
      }
      return candidate.sawEnd();
    }
  }

  /** The places of the marks in a text; asked for mostly in ascending order. */
  private static final class Marks {
    private final List<FoundSecret> places;

    Marks(String text, Set<String> kinds) {
      places = text.contains("[secret: ") ? SecretMark.places(text, kinds) : List.of();
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
