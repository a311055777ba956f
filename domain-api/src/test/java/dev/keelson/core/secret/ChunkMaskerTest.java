// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Secrets that are longer than what is kept of a text in chunks. */
final class ChunkMaskerTest {

  private static final String KIND = "RSA PRIVATE " + "KEY-----";
  private static final List<Integer> SIZES = List.of(7, 1000, 8192, 1_000_000);

  @Test
  void nothing_of_a_long_private_key_is_returned_however_it_comes() {
    for (String lineBreak : List.of("\n", "\r\n", "\\n")) {
      for (int lines : new int[] {3, 499, 520, 1500}) {
        String key = new Drawn(lines).lines(lines, lineBreak);
        String text =
            "before\n-----BEGIN " + KIND + lineBreak + key + "-----END " + KIND + "\nafter 1. 2.\n";
        for (int size : SIZES) {
          String made = masked(text, size);
          assertThat(made)
              .as("%s lines in chunks of %s", lines, size)
              .startsWith("before\n[secret: private key, ")
              .endsWith("\nafter 1. 2.\n");
          assertThat(made.lines()).hasSameSizeAs(text.lines().toList());
          assertThat(made.length()).isLessThan(100 + 2 * lines + 2);
        }
      }
    }
  }

  @Test
  void a_key_may_come_character_by_character() {
    String key = new Drawn(9).lines(600, "\n");
    assertThat(masked("-----BEGIN " + KIND + "\n" + key + "-----END " + KIND + "\nafter\n", 1))
        .startsWith("[secret: private key, ")
        .endsWith("\nafter\n")
        .doesNotContainPattern("[A-Za-z0-9+/]{20}");
  }

  @Test
  void a_long_private_key_without_an_end_is_masked_up_to_what_no_key_has() {
    String key = new Drawn(1).lines(1000, "\n");
    for (int size : SIZES) {
      String made = masked("-----BEGIN " + KIND + "\n" + key + "[done] exit 0\n", size);
      assertThat(made.strip())
          .as("%s", size)
          .startsWith("[secret: private key, ")
          .endsWith("[done] exit 0");
      assertThat(made).doesNotContainPattern("[A-Za-z0-9+/]{20}");
    }
  }

  @Test
  void lines_behind_a_long_private_key_without_an_end_are_all_returned() {
    String lines = "Compiling shop\nDone, with 3 warnings\n> next\nAll tests: passed\n".repeat(50);
    String key = new Drawn(4).lines(700, "\n");
    for (int size : SIZES) {
      assertThat(masked("-----BEGIN " + KIND + "\n" + key + lines, size))
          .as("%s", size)
          .startsWith("[secret: private key, ")
          .endsWith("\n" + lines)
          .doesNotContainPattern("[A-Za-z0-9+/]{24}");
    }
  }

  @Test
  void the_lines_of_a_web_client_tell_what_its_key_is_for() {
    String key = "AIza" + "Sy" + new Drawn(6).url(33);
    String client = "  apiKey: \"" + key + "\",\n  authDomain: \"shop.firebaseapp.com\",\n";
    assertThat(masked("config = {\n" + client + "}\n", 9)).contains(key);
    assertThat(masked("config = {\n  apiKey: \"" + key + "\",\n" + "more\n".repeat(100), 9))
        .doesNotContain(key);
  }

  @Test
  void a_key_without_an_end_is_masked_at_the_end_of_the_text() {
    String key = new Drawn(2).lines(1000, "\n");
    for (int size : SIZES) {
      assertThat(masked("-----BEGIN " + KIND + "\n" + key + "-----EN", size))
          .as("%s", size)
          .startsWith("[secret: private key, ")
          .doesNotContainPattern("[A-Za-z0-9+/]{20}");
    }
  }

  @Test
  void nothing_of_a_long_token_is_returned_however_it_comes() {
    Drawn drawn = new Drawn(5);
    String token = "eyJ" + drawn.url(40) + "." + "eyJ" + drawn.url(60_000) + "." + drawn.url(43);
    for (int size : SIZES) {
      assertThat(masked("use " + token + " and more\n", size))
          .as("%s", size)
          .matches("use \\[secret: signed web token, [0-9]+ characters] and more\n");
    }
  }

  @Test
  void a_whole_text_with_a_key_of_many_lines_keeps_none_of_them() {
    String key = new Drawn(3).lines(20_000, "\n");
    String text = "-----BEGIN " + KIND + "\n" + key + "-----END " + KIND + "\n";
    assertThat(SecretFinder.standard().masked(text))
        .doesNotContainPattern("[A-Za-z0-9+/]{20}")
        .hasLineCount(20_003);
  }

  private static String masked(String text, int size) {
    ChunkMasker masker = new ChunkMasker(SecretFinder.standard());
    StringBuilder made = new StringBuilder();
    IntStream.rangeClosed(0, (text.length() - 1) / size)
        .mapToObj(i -> text.substring(i * size, Math.min(text.length(), (i + 1) * size)))
        .forEach(chunk -> made.append(masker.next(chunk)));
    return made.append(masker.end()).toString();
  }
}
