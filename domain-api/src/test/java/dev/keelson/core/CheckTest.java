// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CheckTest {

  @Test
  void a_number_may_be_the_least_and_no_less() {
    assertThat(Check.atLeast(1, 1, "x.max")).isEqualTo(1);
    refuses("x.max must be at least 1; got 0", () -> Check.atLeast(1, 0, "x.max"));
  }

  @Test
  void a_duration_counts_in_milliseconds_and_fits_a_long() {
    Duration longest = Duration.ofMillis(Long.MAX_VALUE);
    assertThat(Check.millis(1, Duration.ofNanos(1_999_999), "x.wait"))
        .isEqualTo(Duration.ofMillis(1));
    assertThat(Check.millis(0, longest, "x.wait")).isEqualTo(longest);
    for (Duration refused :
        List.of(Duration.ofNanos(999_999), Duration.ofMillis(-1), longest.plusMillis(1))) {
      refuses(
          "x.wait must be at least 1 milliseconds, and at most as many as a long holds; got "
              + refused,
          () -> Check.millis(1, refused, "x.wait"));
    }
  }

  @Test
  void a_text_may_have_its_limit_of_characters_and_no_more() {
    assertThat(Check.text("", "x.text", 3)).isEmpty();
    assertThat(Check.text("a\nb", "x.text", 3)).isEqualTo("a\nb");
    refuses(
        "x.text must have at most 3 characters; it has 4", () -> Check.text("abcd", "x.text", 3));
    refuses("x.text must not be null; give it a value", () -> Check.text(null, "x.text", 3));
  }

  @Test
  void a_text_holds_only_what_utf8_and_postgresql_can() {
    assertThat(Check.text("é😀\t\n", "x.text", 9)).isEqualTo("é😀\t\n");
    for (String text :
        List.of("\0", "a\0b", "\ud83d", "\ude00", "\ude00\ud83d", "a\ud83db", "😀\ud83d")) {
      refuses(
          "x.text must not contain NUL or half of a surrogate pair; remove that character",
          () -> Check.text(text, "x.text", 9));
    }
  }

  @Test
  void a_line_is_one_line_and_not_blank() {
    assertThat(Check.line(" a b ", "x.name", 9)).isEqualTo(" a b ");
    for (String blank : List.of("", " ", "\u2003")) {
      refuses(
          "x.name must not be blank; give it a text or leave the field out",
          () -> Check.line(blank, "x.name", 9));
    }
    for (String text : List.of("a\nb", "a\r", "\ta", "a\u007f", "a\u0085")) {
      refuses(
          "x.name must be one line; take line breaks and control characters out",
          () -> Check.line(text, "x.name", 9));
    }
    refuses(
        "x.name must have at most 3 characters; it has 4", () -> Check.line("abcd", "x.name", 3));
  }

  @Test
  void an_optional_text_may_be_missing_and_else_follows_the_rule() {
    assertThat(Check.optionalLine(null, "x.name", 3)).isNull();
    assertThat(Check.optionalText(null, "x.text", 3)).isNull();
    refuses(
        "x.name must not be blank; give it a text or leave the field out",
        () -> Check.optionalLine("", "x.name", 3));
    refuses(
        "x.text must have at most 3 characters; it has 4",
        () -> Check.optionalText("abcd", "x.text", 3));
  }

  @Test
  void a_path_is_told_by_how_it_begins_on_any_system() {
    for (String path : List.of("/", "/src/shop", "C:\\src", "c:/src", "\\\\server\\share")) {
      assertThat(Check.absolutePath(path, "x.path", 20)).isEqualTo(path);
      refuses(
          "x.path must be a relative path without ..; leave out the root and what leads out",
          () -> Check.relativePath(path, "x.path", 20));
    }
    for (String path : List.of("src", "src/shop", "a:b", "..a/b..", ".", "a\\b")) {
      assertThat(Check.relativePath(path, "x.path", 20)).isEqualTo(path);
      refuses(
          "x.path must be an absolute path; begin it with / or a drive",
          () -> Check.absolutePath(path, "x.path", 20));
    }
    for (String path : List.of("..", "../x", "a/../b", "a\\..")) {
      refuses(
          "x.path must be a relative path without ..; leave out the root and what leads out",
          () -> Check.relativePath(path, "x.path", 20));
    }
    assertThat(Check.absolutePath(null, "x.path", 20)).isNull();
    assertThat(Check.relativePath(null, "x.path", 20)).isNull();
  }

  @Test
  void a_second_time_may_be_that_of_the_first_and_no_earlier() {
    Instant first = Instant.parse("2026-02-03T04:05:06.000001Z");
    Instant earlier = first.minusNanos(1000);
    Check.inOrder(first, "x.from", first, "x.to");
    Check.inOrder(null, "x.from", earlier, "x.to");
    Check.inOrder(first, "x.from", null, "x.to");
    refuses(
        "x.to must not be before x.from; it is %s, and that is %s".formatted(earlier, first),
        () -> Check.inOrder(first, "x.from", earlier, "x.to"));
    assertThat(Timestamps.later(first, earlier)).isEqualTo(first);
    assertThat(Timestamps.later(earlier, first)).isEqualTo(first);
    assertThat(Timestamps.later(null, earlier)).isEqualTo(earlier);
  }

  private static void refuses(String message, Runnable check) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(check::run)
        .withMessage(message)
        .satisfies(e ->
            assertThat("%s %s; %s".formatted(e.field(), e.expectation(), e.remedy()))
                .isEqualTo(message));
  }
}
