// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The time that a search takes grows with the text and not faster. */
final class SecretTimeTest {

  private static final int MILLION = 1_000_000;
  private static final SecretFinder FINDER = SecretFinder.standard();

  @Test
  @Timeout(value = 600, threadMode = SEPARATE_THREAD)
  void a_million_characters_of_any_prefix_take_seconds_and_not_minutes() {
    List<String> pieces =
        new ArrayList<>(
            List.of(
                "-eyJ",
                ".eyJ",
                "-----BEGIN ",
                "-----BEGIN PRIVATE " + "KEY-----\n",
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
                "ghs_1_",
                "\\n",
                "eyJhbGciOiJI."));
    for (SecretRule rule : StandardRules.all()) {
      pieces.addAll(rule.hints());
    }
    List<String> slow = new ArrayList<>();
    for (String piece : Set.copyOf(pieces)) {
      long millis = millis(piece.repeat(MILLION / piece.length()));
      if (millis > 20_000) {
        slow.add("%s: %d ms".formatted(piece, millis));
      }
    }
    assertThat(slow).as("%d pieces", pieces.size()).isEmpty();
  }

  @Test
  void eight_times_the_text_takes_no_more_than_about_eight_times_as_long() {
    for (String piece : List.of("sk-", "a://b:", "glpat-", "eyJ", "password: \"", "key-")) {
      millis(piece.repeat(100_000 / piece.length()));
      long once = Math.max(20, millis(piece.repeat(100_000 / piece.length())));
      assertThat(millis(piece.repeat(800_000 / piece.length())))
          .as("%s, once %d ms", piece, once)
          .isLessThan(once * 40);
    }
  }

  private static long millis(String text) {
    long begin = System.nanoTime();
    FINDER.find(text);
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
  }
}
