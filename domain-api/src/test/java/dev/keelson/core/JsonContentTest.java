// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nothing of well-formed JSON from outside is lost. */
final class JsonContentTest {

  private static final String HIGH = Character.toString(0xD83D);

  @Test
  void keys_that_are_or_become_the_same_are_numbered() {
    assertThat(content("{'a':1,'a':2,'a (2)':3,'a':4}"))
        .isEqualTo(json("{'a':1,'a (2)':3,'a (3)':2,'a (4)':4}"));
    assertThat(content("{'x" + HIGH + "':1,'x\\u0000':2,'x\uFFFD':3}"))
        .isEqualTo(json("{'x\uFFFD':3,'x\uFFFD (2)':1,'x\uFFFD (3)':2}"));
  }

  @Test
  @Timeout(value = 30, threadMode = SEPARATE_THREAD)
  void many_keys_that_become_the_same_take_linear_time() {
    String same =
        IntStream.range(0, 60_000).mapToObj(i -> "'a':" + i).collect(Collectors.joining(","));
    assertThat(content("{" + same + "}").toTree().size()).isEqualTo(60_000);
    String odd =
        IntStream.range(0, 60_000)
            .mapToObj(i -> "'\\ud83d" + "\\u0000".repeat(i % 2) + "':" + i)
            .collect(Collectors.joining(","));
    assertThat(content("{" + odd + "}").toTree().size()).isEqualTo(60_000);
  }

  @Test
  void a_long_key_is_cut_and_says_how_much_is_missing() {
    String key = "k".repeat(60_000);
    Json content = content("{'" + key + "1':1,'" + key + "2':2}");
    assertThat(content.toTree().propertyNames())
        .hasSize(2)
        .allMatch(name -> name.startsWith("kkk") && name.contains(" characters cut]"));
  }

  @Test
  void a_long_number_becomes_a_text() {
    String number = "7".repeat(100_000);
    assertThat(content("[" + number + ",1e9999999999,-0.50]"))
        .isEqualTo(json("['" + number + "','1e9999999999',-0.5]"));
    assertThat(content("[" + "7".repeat(401) + "]").text()).startsWith("[\"777");
    assertThat(content("[" + "7".repeat(400) + "]").text()).startsWith("[777");
  }

  @Test
  void what_is_nested_too_deeply_is_replaced_by_a_mark() {
    for (int levels : new int[] {501, 100_000}) {
      assertThat(content("[".repeat(levels) + "]".repeat(levels)).text())
          .isEqualTo("[".repeat(500) + "\"… [deeper levels cut]\"" + "]".repeat(500));
    }
    assertThat(content("[".repeat(500) + "]".repeat(500)).text()).doesNotContain("cut");
  }

  @Test
  void what_is_malformed_is_refused() {
    for (String text : new String[] {"", "{", "[1,]", "1 2", "{'a' 1}", "nul", "[NaN]", "'a"}) {
      assertThatExceptionOfType(InvalidValueException.class)
          .as(text)
          .isThrownBy(() -> content(text));
    }
    assertThat(content("['" + Duration.ZERO + "',null,true,false,{}]").text())
        .isEqualTo("[\"PT0S\",null,true,false,{}]");
  }

  private static Json content(String text) {
    return Json.parseContent(text.replace('\'', '"'));
  }

  private static Json json(String text) {
    return Json.parse(text.replace('\'', '"'));
  }
}
