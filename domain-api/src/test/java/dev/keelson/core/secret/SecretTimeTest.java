// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The time that a search takes grows with the text and not faster. */
final class SecretTimeTest {

  private static final SecretFinder FINDER = SecretFinder.standard();
  private static final int SMALL = 2_000;
  private static final int TIMES = 4;

  /** Between what is four times as long in linear time, and sixteen times as in a square. */
  private static final int MOST_TIMES = 11;

  private static final int FIRST = 5_000;

  /** A square takes more, even of the fastest steps: a microsecond for each character. */
  private static final long NANOS = 1_000 * FIRST;

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
  void four_times_the_text_takes_about_four_times_as_long() {
    Set<String> pieces = new HashSet<>(PIECES);
    StandardRules.all().forEach(rule -> pieces.addAll(rule.hints()));
    List<String> slow = new ArrayList<>();
    for (String piece : pieces) {
      if (nanos(piece, FIRST) > NANOS && ratio(piece) > MOST_TIMES && ratio(piece) > MOST_TIMES) {
        slow.add(piece);
      }
    }
    assertThat(slow).as("%d pieces", pieces.size()).isEmpty();
  }

  private static double ratio(String piece) {
    long once = Math.min(nanos(piece, SMALL), nanos(piece, SMALL));
    long more = Math.min(nanos(piece, TIMES * SMALL), nanos(piece, TIMES * SMALL));
    return (double) more / once;
  }

  private static long nanos(String piece, int length) {
    String text = piece.repeat(length / piece.length());
    long begin = System.nanoTime();
    FINDER.find(text);
    return System.nanoTime() - begin;
  }
}
