// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;

/**
 * What a search reads at one place has a bound that does not grow with the text: of texts that
 * repeat what rules look for, each pattern is tried where a search may try it, and reads are
 * counted, not time.
 */
final class SecretTimeTest {

  private static final int SMALL = 2_500;
  private static final int TIMES = 4;

  /** Between as much, and four times as much as in a square. */
  private static final int MAX_TIMES = 2;

  /** The first places, behind which all of the text is; the others are like them. */
  private static final int PLACES = 40;

  private static final List<String> PIECES =
      List.of(
          "-eyJ",
          ".eyJ",
          "-----BEGIN ",
          "-----BEGIN PRIVATE " + "KEY-----\n",
          "-----BEGIN PRIVATE " + "KEY-----\nMIIEvQIBADANBgkqhkiG9w0B\n",
          "A ",
          "a.",
          "x",
          "a://",
          "a://b:",
          "://a:",
          "a://b:c@",
          "://",
          "password=",
          "password: \"",
          "token=a1",
          "-u a:b ",
          "curl -u ",
          "login a password b ",
          "Basic QQ",
          "Bearer a",
          "--token ",
          "[secret: ",
          "[secret: password, 12 characters]",
          "ghs_1_",
          "\\n",
          "eyJhbGciOiJI.");

  @Test
  void four_times_the_text_is_no_more_to_read_at_each_place() {
    Set<String> pieces = new HashSet<>(PIECES);
    StandardRules.all().forEach(rule -> pieces.addAll(rule.hints()));
    List<String> slow = new ArrayList<>();
    for (String piece : pieces) {
      for (SecretRule rule : rulesIn(piece)) {
        long once = reads(rule, piece.repeat(SMALL / piece.length()));
        if (once > PLACES) {
          long more = reads(rule, piece.repeat(TIMES * SMALL / piece.length()));
          if (more > once * MAX_TIMES) {
            slow.add("%s in %s: %s and %s".formatted(rule.kind(), piece, once, more));
          }
        }
      }
    }
    assertThat(slow).as("%s pieces", pieces.size()).isEmpty();
  }

  private static List<SecretRule> rulesIn(String piece) {
    String some = piece.repeat(2 + 40 / piece.length()).toLowerCase(Locale.ROOT);
    return StandardRules.all().stream()
        .filter(rule ->
            rule.hints().stream().anyMatch(hint -> some.contains(hint.toLowerCase(Locale.ROOT))))
        .toList();
  }

  private static long reads(SecretRule rule, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    Counting counting = new Counting(text);
    Matcher matcher =
        rule.pattern().matcher(counting).useTransparentBounds(true).useAnchoringBounds(false);
    SortedSet<Integer> places = new TreeSet<>();
    for (String hint : rule.hints()) {
      String wanted = hint.toLowerCase(Locale.ROOT);
      for (int at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
        for (int place = Math.max(0, at - rule.reach()); place <= at; place++) {
          places.add(place);
        }
      }
    }
    places.stream()
        .limit(PLACES)
        .forEach(place -> matcher.region(place, text.length()).lookingAt());
    return counting.reads;
  }

  private static final class Counting implements CharSequence {
    private final String text;
    private long reads;

    Counting(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      reads++;
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
