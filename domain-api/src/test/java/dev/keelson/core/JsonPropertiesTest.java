// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every JSON value. */
final class JsonPropertiesTest {

  @Property
  void a_canonical_text_is_read_as_the_same_value(@ForAll("values") Object value) {
    Json json = Json.of(value);
    assertThat(Json.parse(json.text())).isEqualTo(json);
    assertThat(Json.parse(json.text()).text()).isEqualTo(json.text());
    assertThat(Json.of(json.toTree())).isEqualTo(json);
  }

  @Property
  void order_of_keys_white_space_and_spelling_do_not_matter(
      @ForAll("values") Object value, @ForAll Random random) {
    Json respelt = Json.parse(Spelling.of(value, random));
    assertThat(respelt).isEqualTo(Json.of(value));
    assertThat(respelt.digest()).isEqualTo(Json.of(value).digest());
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void values_are_equal_exactly_when_their_digests_are(
      @ForAll("values") Object one, @ForAll("values") Object other) {
    assertThat(Json.of(one).equals(Json.of(other)))
        .isEqualTo(Json.of(one).digest().equals(Json.of(other).digest()));
  }

  @Property
  void numbers_keep_their_exact_value(@ForAll("numbers") BigDecimal number) {
    assertThat(Json.of(number).toTree().decimalValue()).isEqualByComparingTo(number);
    assertThat(Json.parse(number.toString())).isEqualTo(Json.parse(number.toPlainString()));
  }

  @Provide
  Arbitrary<BigDecimal> numbers() {
    return Arbitraries.bigIntegers()
        .between(BigInteger.TEN.pow(60).negate(), BigInteger.TEN.pow(60))
        .flatMap(digits ->
            Arbitraries.integers().between(-100, 100).map(scale -> new BigDecimal(digits, scale)));
  }

  @Provide
  Arbitrary<Object> values() {
    return values(3);
  }

  private Arbitrary<Object> values(int depth) {
    Arbitrary<String> texts =
        Arbitraries.strings()
            .withChars(" \"\\/\n\u007f\u2028éa0_")
            .withCharRange('a', 'f')
            .ofMaxLength(6);
    Arbitrary<Object> simple =
        Arbitraries.oneOf(
            texts.map(text -> text),
            numbers().map(number -> number),
            Arbitraries.of(true, false),
            Arbitraries.just("😀").map(text -> text));
    if (depth == 0) {
      return simple;
    }
    Arbitrary<Object> inner = Arbitraries.lazy(() -> values(depth - 1));
    return Arbitraries.oneOf(
        simple,
        inner.list().ofMaxSize(4).map(list -> list),
        Arbitraries.maps(texts, inner).ofMaxSize(4).map(map -> map));
  }

  /** Writes a value as JSON in one of the many ways that are allowed. */
  private static final class Spelling {

    private Spelling() {}

    static String of(Object value, Random random) {
      return space(random) + bare(value, random) + space(random);
    }

    private static String bare(Object value, Random random) {
      return switch (value) {
        case BigDecimal number -> random.nextBoolean() ? number.toString() : number.toPlainString();
        case String text -> quoted(text, random);
        case List<?> list ->
            "[" + String.join(",", list.stream().map(item -> of(item, random)).toList()) + "]";
        case Map<?, ?> map -> object(map, random);
        default -> value.toString();
      };
    }

    private static String object(Map<?, ?> map, Random random) {
      List<Map.Entry<?, ?>> entries = new ArrayList<>(new LinkedHashMap<>(map).entrySet());
      Collections.shuffle(entries, random);
      return "{"
          + String.join(
              ",",
              entries.stream()
                  .map(entry -> of(entry.getKey(), random) + ":" + of(entry.getValue(), random))
                  .toList())
          + "}";
    }

    private static String quoted(String text, Random random) {
      StringBuilder quoted = new StringBuilder("\"");
      text.chars()
          .forEach(c -> {
            boolean mustEscape = c == '"' || c == '\\' || c < ' ';
            quoted.append(
                mustEscape || random.nextBoolean()
                    ? "\\u" + HexFormat.of().toHexDigits((char) c)
                    : "" + (char) c);
          });
      return quoted.append('"').toString();
    }

    private static String space(Random random) {
      return List.of("", " ", "\n\t ").get(random.nextInt(3));
    }
  }
}
