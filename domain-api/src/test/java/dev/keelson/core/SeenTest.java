// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Which names are the same. */
final class SeenTest {

  /** Languages that have rules of their own for upper and lower case. */
  private static final List<Locale> LANGUAGES =
      List.of(
          Locale.ROOT,
          Locale.forLanguageTag("tr"),
          Locale.forLanguageTag("lt"),
          Locale.forLanguageTag("el"));

  @Test
  void a_name_is_the_same_in_every_case_and_form() {
    List<String> others = new ArrayList<>();
    for (int c = 1; c <= Character.MAX_CODE_POINT; c++) {
      if (isLetter(c)) {
        String name = "I\u0301a" + Character.toString(c) + "j";
        String key = Seen.key(name);
        if (!key.equals(Seen.key(key)) || spelled(name).stream().anyMatch(s -> !is(key, s))) {
          others.add("U+" + Integer.toHexString(c));
        }
      }
    }
    assertThat(others).isEmpty();
  }

  private static boolean isLetter(int c) {
    return Character.isDefined(c)
        && !Character.isIdeographic(c)
        && Character.getType(c) != Character.SURROGATE
        && Character.getType(c) != Character.PRIVATE_USE;
  }

  private static boolean is(String key, String name) {
    return Seen.key(name).equals(key);
  }

  private static List<String> spelled(String name) {
    List<String> all = new ArrayList<>();
    String seen = Seen.of(name); // what is dropped may have another case that is not
    for (Locale language : LANGUAGES) {
      all.add(seen.toUpperCase(language));
      all.add(seen.toLowerCase(language));
      all.add(seen.toUpperCase(language).toLowerCase(language));
    }
    for (Normalizer.Form form : Normalizer.Form.values()) {
      all.add(Normalizer.normalize(seen, form));
    }
    all.removeIf(other -> !Seen.of(other).equals(other)); // no actor has that name
    return all;
  }

  @Test
  void blanks_and_what_is_not_seen_make_no_other_name() {
    for (String name :
        List.of(
            "Ana  Maria",
            "ana\u00A0maria",
            "ana\u2800maria",
            "ana \uD834\uDD59maria",
            "\u2800ANA\u200B\u3000Maria\u0345 ")) {
      assertThat(Seen.key(name)).as("<%s>", name).isEqualTo("ana maria");
    }
    assertThat(Seen.key("anamaria")).isNotEqualTo(Seen.key("ana maria"));
    assertThat(Seen.key("M\u00FCller")).isNotEqualTo(Seen.key("Muller"));
  }
}
