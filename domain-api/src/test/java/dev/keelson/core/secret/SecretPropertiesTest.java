// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.Json;
import dev.keelson.core.SecretScanner;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for any text made of secrets, harmless texts and scraps. */
final class SecretPropertiesTest {

  private static final SecretScanner SCANNER = SecretScanner.standard();
  private static final List<String> SCRAPS =
      List.of(
          "\n",
          " ",
          "\r\n",
          "ordinary words ",
          "\"",
          "'",
          "\\n",
          "=",
          ":",
          "@",
          "://",
          "password",
          "token: ",
          "sk-",
          "ghp_",
          "eyJ",
          "AKIA",
          "-----BEGIN ",
          "[secret: ",
          "\u001b[32m",
          "😀");

  @Property(tries = 300)
  void masked_text_has_no_secret_and_stays_as_it_is(@ForAll long seed) {
    String text = text(seed);
    String masked = SCANNER.masked(text);
    assertThat(SCANNER.find(masked)).isEmpty();
    assertThat(SCANNER.masked(masked)).isEqualTo(masked);
    assertThat(lineBreaks(masked)).isEqualTo(lineBreaks(text));
  }

  @Property(tries = 300)
  void places_are_in_order_and_apart(@ForAll long seed) {
    String text = text(seed);
    int end = 0;
    for (FoundSecret found : SCANNER.find(text)) {
      assertThat(found.begin()).isGreaterThanOrEqualTo(end);
      end = found.end();
    }
    assertThat(end).isLessThanOrEqualTo(text.length());
  }

  @Property(tries = 200)
  void masked_json_is_json_without_secrets(@ForAll long seed) {
    String odd = text(seed);
    Json json = Json.EMPTY.with(odd, List.of(odd, 1)).with("password", text(seed + 1));
    Json masked = SCANNER.masked(json);
    assertThat(Json.parse(masked.text())).isEqualTo(masked);
    assertThat(SCANNER.masked(masked)).isEqualTo(masked);
    assertThat(masked.toTree().size()).isEqualTo(json.toTree().size());
  }

  @Property(tries = 300)
  void json_that_is_masked_as_text_is_still_json(@ForAll long seed) {
    Json json = Json.EMPTY.with("a", text(seed)).with("api_key", text(seed + 1));
    String masked = SCANNER.masked(json.text());
    assertThat(Json.parse(masked).isObject()).isTrue();
  }

  @Property(tries = 200)
  void it_does_not_matter_where_chunks_are_cut(@ForAll long seed) throws IOException {
    assertThatChunksAreMaskedAsTheWhole(seed);
  }

  /**
   * Of these texts the end of one chunk once made a secret, or none, of what the next began with.
   */
  @Example
  void what_stands_before_a_chunk_counts() throws IOException {
    for (long seed : new long[] {-8680, 5634390600164249725L}) {
      assertThatChunksAreMaskedAsTheWhole(seed);
    }
  }

  private static void assertThatChunksAreMaskedAsTheWhole(long seed) throws IOException {
    String text = text(seed);
    Random random = new Random(seed);
    StringWriter whole = new StringWriter();
    try (Writer out = SCANNER.writer(whole)) {
      out.write(text);
    }
    StringWriter parts = new StringWriter();
    try (Writer out = SCANNER.writer(parts)) {
      int at = 0;
      while (at < text.length()) {
        int length =
            Math.min(text.length() - at, 1 + random.nextInt(random.nextBoolean() ? 3 : 90));
        out.write(text, at, length);
        at += length;
      }
    }
    assertThat(parts.toString()).isEqualTo(whole.toString()).isEqualTo(SCANNER.masked(text));
  }

  private static String text(long seed) {
    Random random = new Random(seed);
    Drawn drawn = new Drawn(seed);
    List<String> pieces = new ArrayList<>(SCRAPS);
    pieces.addAll(RealSecrets.keys(drawn).values());
    pieces.addAll(RealSecrets.inContext(drawn).values());
    pieces.addAll(HarmlessTexts.all());
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--) {
      text.append(pieces.get(random.nextInt(pieces.size())));
      text.append(random.nextInt(3) == 0 ? "" : random.nextBoolean() ? "\n" : " ");
    }
    return text.toString();
  }

  private static long lineBreaks(String text) {
    return text.chars().filter(c -> c == '\n' || c == '\r').count();
  }
}
