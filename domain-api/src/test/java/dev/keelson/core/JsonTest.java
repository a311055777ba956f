// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.artifact.ArtifactKind;
import dev.keelson.work.WorkItemStatus;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JsonTest {

  @Test
  void keys_are_sorted_at_every_level_and_white_space_is_gone() {
    assertThat(canonical(" { \"b\" : [ 1 , { \"d\" : null , \"c\" : true } ] , \"a\" : \"x y\" } "))
        .isEqualTo("{\"a\":\"x y\",\"b\":[1,{\"c\":true,\"d\":null}]}");
  }

  @Test
  void items_of_a_list_keep_their_order() {
    assertThat(canonical("[3,1,2]")).isEqualTo("[3,1,2]");
    assertThat(Json.parse("[1,2]")).isNotEqualTo(Json.parse("[2,1]"));
  }

  @Test
  void a_number_is_written_in_its_shortest_exact_form() {
    Map.ofEntries(
            Map.entry("1.0", "1"),
            Map.entry("1e2", "100"),
            Map.entry("1E+2", "100"),
            Map.entry("100.00", "100"),
            Map.entry("0.10", "0.1"),
            Map.entry("1e-3", "0.001"),
            Map.entry("-0", "0"),
            Map.entry("-0.0", "0"),
            Map.entry("0e500", "0"),
            Map.entry("-1.50", "-1.5"),
            Map.entry("9007199254740993", "9007199254740993"),
            Map.entry("9007199254740993.0", "9007199254740993"),
            Map.entry("123456789012345678901234567890", "123456789012345678901234567890"),
            Map.entry("0.1234567890123456789012345", "0.1234567890123456789012345"))
        .forEach((text, canonical) -> assertThat(canonical(text)).as(text).isEqualTo(canonical));
  }

  @Test
  void numbers_of_java_become_the_decimals_that_they_print_as() {
    assertThat(Json.of(0.1).text()).isEqualTo("0.1");
    assertThat(Json.of(0.1f).text()).isEqualTo("0.1");
    assertThat(Json.of(1e300).text()).isEqualTo("1" + "0".repeat(300));
    assertThat(Json.of(Long.MAX_VALUE).text()).isEqualTo("9223372036854775807");
    assertThat(Json.of(new BigDecimal("1.10"))).isEqualTo(Json.parse("1.1"));
    assertThat(Json.of(BigInteger.TWO.pow(70))).isEqualTo(Json.parse("1180591620717411303424"));
  }

  @Test
  void what_is_no_number_is_refused() {
    for (Object value : List.of(Double.NaN, Double.NEGATIVE_INFINITY, Float.NaN)) {
      refuses(() -> Json.of(value));
      refuses(() -> Json.of(Map.of("x", value)));
    }
  }

  @Test
  void a_number_may_have_400_digits_on_either_side_of_the_point() {
    String most = "9".repeat(400);
    assertThat(canonical(most)).isEqualTo(most);
    assertThat(canonical("1e399")).isEqualTo("1" + "0".repeat(399));
    assertThat(canonical("-1e-400")).isEqualTo("-0." + "0".repeat(399) + "1");
    for (String beyond : List.of("1" + "0".repeat(400), "1e400", "1e-401", "-9" + most)) {
      assertThat(refuses(() -> Json.parse(beyond)))
          .contains("must hold numbers of at most 400 digits; send a longer one as text");
    }
  }

  @Test
  void a_huge_exponent_is_refused_without_being_written_out() {
    for (String exponent : List.of("1e1000000000", "-1e-2147483647", "1e99999999999999999999")) {
      refuses(() -> Json.parse("{\"n\":" + exponent + "}"));
    }
    refuses(() -> Json.of(new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE)));
  }

  @Test
  void duplicate_keys_are_refused_also_when_escapes_hide_them() {
    refuses(() -> Json.parse("{\"a\":1,\"a\":1}"));
    refuses(() -> Json.parse("{\"a\":1,\"\\u0061\":2}"));
    Map<Object, Integer> odd = new LinkedHashMap<>(Map.of(1, 1, "1", 2));
    refuses(() -> Json.of(odd));
  }

  @Test
  void characters_that_postgresql_cannot_hold_are_refused_in_texts_and_keys() {
    for (String text : List.of("\\u0000", "\\ud83d", "\\ude00", "\\ude00\\ud83d", "x\\ud83dx")) {
      refuses(() -> Json.parse("[\"" + text + "\"]"));
      refuses(() -> Json.parse("{\"" + text + "\":1}"));
    }
    refuses(() -> Json.of("\0"));
    refuses(() -> Json.of(Map.of("\ud83d", 1)));
  }

  @Test
  void other_characters_are_kept_and_equal_however_they_are_escaped() {
    assertThat(Json.parse("\"\\u00e9\\ud83d\\ude00\\/\\t\"")).isEqualTo(Json.of("é😀/\t"));
    assertThat(Json.of("é😀").text()).isEqualTo("\"é😀\"");
  }

  @Test
  void nesting_ends_at_500_levels() {
    String most = "[".repeat(500) + "]".repeat(500);
    assertThat(canonical(most)).isEqualTo(most);
    refuses(() -> Json.parse("[" + most + "]"));
    refuses(() -> Json.parse("[".repeat(1_000_000)));
  }

  @Test
  void what_is_not_one_json_value_is_refused_saying_where() {
    for (String text :
        List.of(
            "", "  ", "{", "[1,]", "{\"a\"}", "{a:1}", "'a'", "1 2", "{} {}", "// x", "+1", "01",
            "NaN", "nul", "\"a", "\"\n\"")) {
      assertThat(refuses(() -> Json.parse(text)))
          .as(text)
          .startsWith("json must be well-formed JSON without duplicate keys; ");
    }
    assertThat(refuses(() -> Json.parse("{\"a\":\n  oops}"))).contains("line 2, column");
  }

  @Test
  void a_refusal_never_quotes_the_text() {
    String secret = "hunter" + "2hunter2";
    for (String text :
        List.of(
            "{\"" + secret + "\":1,\"" + secret + "\":2}",
            "[\"" + secret + "\" " + secret + "]",
            secret,
            "\"" + secret + "\\u0000\"",
            "{\"" + secret + "\\ud83d\":1}")) {
      InvalidValueException refusal = refusal(() -> Json.parse(text));
      assertThat(refusal.getMessage()).doesNotContain(secret).doesNotContain("\n");
      assertThat(refusal).hasNoCause();
    }
  }

  @Test
  void a_text_has_at_most_its_limit_of_characters() {
    String longest = "x".repeat(Json.MAX_LENGTH - 2);
    assertThat(Json.of(longest).text()).hasSize(Json.MAX_LENGTH);
    assertThat(refuses(() -> Json.of(longest + "x"))).contains("at most " + Json.MAX_LENGTH);
  }

  @Test
  void short_numbers_that_are_long_when_written_out_are_refused_before_they_fill_the_memory() {
    String numbers = "[" + "1e399,".repeat(Json.MAX_LENGTH / 50) + "1]";
    long before = allocated();
    assertThat(refuses(() -> Json.parse(numbers))).contains("at most " + Json.MAX_LENGTH);
    assertThat(allocated() - before)
        .as("bytes that were allocated to refuse %s characters", numbers.length())
        .isLessThan(100L * numbers.length());
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(Thread.currentThread().threadId());
  }

  @Test
  void null_is_no_json() {
    assertThat(refuses(() -> Json.of(null))).contains("must not be null");
    assertThat(refuses(() -> Json.parse(null))).contains("must not be null");
  }

  @Test
  void equal_values_have_equal_digests_and_hashes() {
    Json one = Json.parse("{\"b\":1.0,\"a\":[]}");
    Json other = Json.of(Map.of("a", List.of(), "b", 1));
    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).hasToString(other.text());
    assertThat(one.digest()).isEqualTo(other.digest()).isEqualTo(Digest.of("{\"a\":[],\"b\":1}"));
    assertThat(one).isNotEqualTo(Json.EMPTY).isNotEqualTo("{\"a\":[],\"b\":1}");
  }

  @Test
  void json_inside_of_other_values_stays_what_it_is() {
    Json inner = Json.parse("{\"x\":[1]}");
    assertThat(Json.of(inner)).isSameAs(inner);
    assertThat(Json.of(Map.of("in", inner)).text()).isEqualTo("{\"in\":{\"x\":[1]}}");
    assertThat(Json.of(List.of(inner, Json.EMPTY)).text()).isEqualTo("[{\"x\":[1]},{}]");
    assertThat(Json.of(new Pair("a", inner)).text())
        .isEqualTo("{\"key\":\"a\",\"value\":{\"x\":[1]}}");
  }

  @Test
  void a_field_is_read_and_set_on_objects_only() {
    Json object = Json.EMPTY.with("a", 1).with("b", List.of("x")).with("a", Json.EMPTY);
    assertThat(object.text()).isEqualTo("{\"a\":{},\"b\":[\"x\"]}");
    assertThat(object.get("b")).contains(Json.of(List.of("x")));
    assertThat(object.get("c")).isEmpty();
    assertThat(Json.EMPTY_LIST.get("a")).isEmpty();
    assertThat(Json.parse("{\"a\":null}").get("a")).contains(Json.parse("null"));
    assertThat(refuses(() -> Json.EMPTY_LIST.with("a", 1)))
        .isEqualTo("a can only be set on a JSON object; start from Json.EMPTY");
    assertThat(object.isObject()).isTrue();
    assertThat(Json.EMPTY_LIST.isObject()).isFalse();
  }

  @Test
  void an_item_is_added_to_lists_only() {
    assertThat(Json.EMPTY_LIST.plus("x").plus(Json.EMPTY).text()).isEqualTo("[\"x\",{}]");
    assertThat(refuses(() -> Json.EMPTY.plus(1)))
        .isEqualTo("item can only be added to a JSON list; start from Json.EMPTY_LIST");
  }

  @Test
  void a_required_text_must_be_there_and_be_a_text() {
    assertThat(Json.EMPTY.with("a", "x").requireText("a")).isEqualTo("x");
    for (Json json : List.of(Json.EMPTY, Json.EMPTY.with("a", 1), Json.EMPTY_LIST)) {
      assertThat(refuses(() -> json.requireText("a")))
          .isEqualTo("a must be a JSON text; set it in the object");
    }
  }

  @Test
  void what_is_a_text_in_a_column_is_a_text_in_json_too() {
    ProjectId id = ProjectId.next();
    assertThat(
            Json.of(
                Map.of(
                    "id",
                    id,
                    "kind",
                    ArtifactKind.LOG,
                    "status",
                    WorkItemStatus.IN_PROGRESS,
                    "by",
                    Actor.user("ana"),
                    "digest",
                    Digest.of("x"))))
        .isEqualTo(
            Json.EMPTY
                .with("id", id.toString())
                .with("kind", "log")
                .with("status", "in_progress")
                .with("by", "user:ana")
                .with("digest", Digest.of("x").toString()));
  }

  @Test
  void a_tree_that_is_changed_leaves_the_value_alone() {
    Json json = Json.EMPTY.with("a", List.of(1));
    json.toTree().get("a").asArray().add(2);
    assertThat(json.text()).isEqualTo("{\"a\":[1]}");
  }

  private static String canonical(String text) {
    return Json.parse(text).text();
  }

  private static String refuses(Runnable reading) {
    return refusal(reading).getMessage();
  }

  private static InvalidValueException refusal(Runnable reading) {
    return assertThatExceptionOfType(InvalidValueException.class).isThrownBy(reading::run).actual();
  }

  private record Pair(String key, Json value) {}

  @Test
  void what_no_store_can_hold_is_replaced_in_json_from_outside() {
    String half = Character.toString(0xD83D);
    assertThat(
            Json.parseContent("{\"a\\u0000\": [\"b\\u0000c\\ud83d\", 1], \"a\\ud83d\": 2}").text())
        .isEqualTo("{\"a\uFFFD\":[\"b\uFFFDc\uFFFD\",1],\"a\uFFFD (2)\":2}");
    assertThat(Json.ofContent(List.of("a\0", half, Character.toString(0x1F600))))
        .isEqualTo(Json.of(List.of("a\uFFFD", "\uFFFD", Character.toString(0x1F600))));
    assertThat(Json.parseContent("{\"a\": 1.50}")).isEqualTo(Json.parse("{\"a\": 1.5}"));
  }
}
