// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.secret.Drawn;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever a failure tells can be recorded. */
final class FailureTest {

  private static final String TOKEN = "ghp" + "_" + "aB3".repeat(12);
  private static final int MAX_MESSAGE = 10_000;

  @Test
  void a_long_message_is_cut_and_says_how_much_is_missing() {
    assertThat(message("x".repeat(MAX_MESSAGE))).hasSize(MAX_MESSAGE).doesNotContain("cut");
    String cut = message("x".repeat(MAX_MESSAGE + 1));
    assertThat(cut).hasSize(MAX_MESSAGE).endsWith("x… [22 characters cut]");
    assertThat(message("x".repeat(1_000_000)))
        .hasSize(MAX_MESSAGE)
        .endsWith("x… [990025 characters cut]");
  }

  @Test
  void a_cut_divides_no_character() {
    String emoji = Character.toString(0x1F600);
    for (int before = 0; before < 4; before++) {
      String message = message("x".repeat(before) + emoji.repeat(MAX_MESSAGE));
      assertThat(Check.isStorable(message)).as("%s before", before).isTrue();
      assertThat(message.length()).isBetween(MAX_MESSAGE - 1, MAX_MESSAGE);
    }
  }

  @Test
  void what_no_store_can_keep_is_replaced() {
    String high = Character.toString(0xD83D);
    assertThat(message("a\0b" + high + "c" + Character.toString(0x1F600) + high))
        .isEqualTo("a\uFFFDb\uFFFDc" + Character.toString(0x1F600) + "\uFFFD");
  }

  @Test
  void secrets_are_masked_in_message_and_detail() {
    Failure failure = new Failure("auth", "refused " + TOKEN, Json.EMPTY.with("line", TOKEN));
    assertThat(failure.message()).isEqualTo("refused [secret: GitHub token, 40 characters]");
    assertThat(failure.detail().text())
        .isEqualTo("{\"line\":\"[secret: GitHub token, 40 characters]\"}");
  }

  @Test
  void a_detail_that_is_too_long_is_cut_to_a_text_that_says_so() {
    Json fits = Json.EMPTY.with("log", "x".repeat(Failure.MAX_DETAIL - 10));
    assertThat(detail(fits)).isEqualTo(fits);
    for (String log : new String[] {"x", "\"", "\\", "\n", "\u0001", "é"}) {
      Json long4 = Json.EMPTY.with("log", log.repeat(600_000));
      Json cut = detail(long4);
      assertThat(cut.text()).hasSizeLessThanOrEqualTo(Failure.MAX_DETAIL);
      assertThat(cut.requireText("cut"))
          .startsWith("{\"log\":\"")
          .endsWith(" characters cut]")
          .hasSizeBetween(29_000, 30_000);
      assertThat(detail(cut)).isEqualTo(cut);
    }
  }

  @Test
  void a_detail_that_is_too_deep_is_cut_so_that_it_fits_where_it_is_stored() {
    String deep = "[".repeat(499) + "{\"a\":1}" + "]".repeat(499);
    Json cut = detail(Json.parse(deep));
    assertThat(cut.text())
        .isEqualTo("[".repeat(400) + "\"… [deeper levels cut]\"" + "]".repeat(400));
    Failure failure = new Failure("deep", "deep", Json.parse(deep));
    assertThat(Failure.fromJson(Json.parse(failure.toJson().text()))).isEqualTo(failure);
  }

  @Test
  void what_was_recorded_is_read_as_it_is() {
    Drawn drawn = new Drawn(3);
    IntStream.range(9_900, 10_100)
        .forEach(length -> {
          String text =
              "x ".repeat(length / 2) + TOKEN + " " + drawn.alnum(length % 90) + " " + TOKEN;
          Failure failure = Failure.of("crash", text);
          assertThat(Failure.fromJson(failure.toJson())).as("%s", length).isEqualTo(failure);
          assertThat(failure.message()).hasSizeLessThanOrEqualTo(MAX_MESSAGE);
        });
  }

  private static Json detail(Json json) {
    return new Failure("crash", "it crashed", json).detail();
  }

  private static String message(String text) {
    return Failure.of("crash", text).message();
  }
}
