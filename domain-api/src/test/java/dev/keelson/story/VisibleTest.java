// SPDX-License-Identifier: Apache-2.0
package dev.keelson.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.Failure;
import dev.keelson.core.ProjectId;
import dev.keelson.journal.Integrity;
import dev.keelson.run.Run;
import dev.keelson.usage.UsageTotals;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What can't be seen in a text from outside is written as an escape. */
final class VisibleTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private static final List<Integer> UNSEEN =
      List.of(
          0x07, 0x0A, 0x0D, 0x1B, 0x7F, 0x85, 0x9B, 0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x2028,
          0x202E, 0x2060, 0x2069, 0x206A, 0xE000, 0xFEFF, 0xFFF9, 0xE0001, 0xE0041, 0x10FFFF);

  @Test
  void every_character_that_is_not_seen_is_escaped_in_text_and_html() {
    for (int c : UNSEEN) {
      String odd = "it" + Character.toString(c) + "broke";
      RunStory story = story(odd);
      for (String told : List.of(story.toText(), story.toHtml())) {
        assertThat(told)
            .as("U+%s", Integer.toHexString(c))
            .doesNotContain(odd)
            .containsPattern("it\\\\([nr]|u[0-9a-f]{4})(\\\\u[0-9a-f]{4})?broke");
      }
    }
  }

  @Test
  void what_is_seen_stays_as_it_is() {
    String seen = "naïve – «Größe» 日本語 🦊 a\u0301 \u00A0.";
    assertThat(Visible.of(seen)).isEqualTo(seen);
    assertThat(Visible.of("a\tb\u200b\uDB40\uDC41")).isEqualTo("a\\tb\\u200b\\udb40\\udc41");
  }

  private static RunStory story(String message) {
    Run run =
        Run.first(ProjectId.next(), NOW)
            .build()
            .running(NOW)
            .failed(Failure.of("crash", message), NOW);
    return RunStory.builder()
        .run(run)
        .usage(UsageTotals.of(List.of()))
        .integrity(Integrity.of(List.of()))
        .build();
  }
}
