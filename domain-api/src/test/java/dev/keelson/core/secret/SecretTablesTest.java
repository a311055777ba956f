// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.SecretScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How many real shapes are found, and how many harmless texts are left alone. */
final class SecretTablesTest {

  private static final SecretScanner SCANNER = SecretScanner.standard();
  private static final int DRAWS = 20;

  @Test
  void nearly_all_keys_are_found_wherever_they_stand() {
    int all = 0;
    List<String> missed = new ArrayList<>();
    for (int seed = 0; seed < DRAWS; seed++) {
      for (Map.Entry<String, String> key : RealSecrets.keys(new Drawn(seed)).entrySet()) {
        for (var around : RealSecrets.surroundings().entrySet()) {
          all++;
          String text = around.getValue().apply(key.getValue());
          if (!isFoundWhole(text, key.getValue())) {
            missed.add(key.getKey() + " " + around.getKey());
          }
        }
      }
    }
    assertThat(missed.size())
        .as("%s of %s keys missed: %s", missed.size(), all, missed)
        .isLessThanOrEqualTo(all / 100);
  }

  @Test
  void a_key_is_named_by_its_kind() {
    RealSecrets.keys(new Drawn(7))
        .forEach((name, key) ->
            assertThat(SCANNER.find("use " + key + " now"))
                .as(name)
                .extracting(FoundSecret::kind)
                .containsExactly(name.substring(name.lastIndexOf(':') + 1)));
  }

  @Test
  void nearly_all_that_only_its_surroundings_tell_is_found() {
    int all = 0;
    List<String> missed = new ArrayList<>();
    for (int seed = 0; seed < DRAWS; seed++) {
      for (Map.Entry<String, String> text : RealSecrets.inContext(new Drawn(seed)).entrySet()) {
        all++;
        String kind = text.getKey().substring(text.getKey().lastIndexOf(':') + 1);
        if (SCANNER.find(text.getValue()).stream().noneMatch(found -> found.kind().equals(kind))) {
          missed.add(text.getKey());
        }
      }
    }
    assertThat(missed.size())
        .as("%s of %s texts missed: %s", missed.size(), all, missed)
        .isLessThanOrEqualTo(all / 50);
  }

  @Test
  void harmless_texts_pass() {
    List<String> texts = HarmlessTexts.all();
    List<String> flagged =
        texts.stream()
            .filter(text -> !SCANNER.find(text).isEmpty())
            .map(text -> SCANNER.find(text).getFirst().kind() + " in " + text)
            .toList();
    assertThat(flagged).as("%s of %s flagged", flagged.size(), texts.size()).isEmpty();
  }

  private static boolean isFoundWhole(String text, String key) {
    String masked = SCANNER.masked(text);
    return SecretMark.isMasked(masked) && !masked.contains(key.substring(key.length() - 12));
  }
}
