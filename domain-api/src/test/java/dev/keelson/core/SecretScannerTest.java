// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.keelson.core.secret.Drawn;
import dev.keelson.core.secret.FoundSecret;
import dev.keelson.core.secret.SecretMark;
import dev.keelson.core.secret.SecretRule;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class SecretScannerTest {

  private static final SecretScanner SCANNER = SecretScanner.standard();
  private static final String TOKEN = "ghp" + "_" + "aB3".repeat(12);
  private static final String MARK = "[secret: GitHub token, 40 characters]";

  @Test
  void a_refusal_names_field_and_kind_and_never_the_text() {
    assertThatExceptionOfType(SecretFoundException.class)
        .isThrownBy(() -> SecretScanner.check("x " + TOKEN, "run.inputs"))
        .withMessage(
            "run.inputs contains what looks like a secret (GitHub token);"
                + " store a SecretRef that names it and remove the value")
        .satisfies(e -> assertThat(e.field()).isEqualTo("run.inputs"))
        .satisfies(e -> assertThat(e.shape()).isEqualTo("GitHub token"));
    assertThatNoException().isThrownBy(() -> SecretScanner.check((String) null, "title"));
    assertThatNoException().isThrownBy(() -> SecretScanner.check("Fix the flaky test", "title"));
  }

  @Test
  void all_places_are_found_in_order() {
    String text = "a " + TOKEN + " b redis://:" + TOKEN + "@cache.acme.io";
    assertThat(SCANNER.find(text))
        .containsExactly(
            new FoundSecret("GitHub token", 2, 42), new FoundSecret("GitHub token", 54, 94));
    assertThat(SCANNER.masked(text))
        .isEqualTo("a " + MARK + " b redis://:" + MARK + "@cache.acme.io");
  }

  @Test
  void the_lines_of_a_private_key_keep_their_number() {
    String name = "PRIVATE " + "KEY-----";
    String key = "-----BEGIN " + name + "\r\n" + new Drawn(1).lines(3, "\r\n") + "-----END " + name;
    String masked = SCANNER.masked("before\n" + key + "\nafter");
    assertThat(masked.lines().count()).isEqualTo(("before\n" + key + "\nafter").lines().count());
    assertThat(masked)
        .isEqualTo(
            "before\n[secret: private key, %s characters]".formatted(key.length())
                + "\r\n".repeat(5)
                + "\nafter");
  }

  @Test
  void a_mark_can_be_read_and_is_no_secret() {
    assertThat(SecretMark.parse(MARK)).contains(new SecretMark("GitHub token", 40));
    assertThat(SecretMark.parse("x" + MARK)).isEmpty();
    assertThat(SecretMark.in("a " + MARK + MARK)).hasSize(2);
    assertThat(SecretMark.isMasked("a " + MARK)).isTrue();
    for (String around :
        List.of("password=%s", "\"api_key\": \"%s\"", "https://ana:%s@git.acme.io")) {
      assertThat(SCANNER.find(around.formatted(MARK))).as(around).isEmpty();
    }
  }

  @Test
  void what_somebody_wrote_like_a_mark_hides_nothing() {
    String key = "AKIA" + new Drawn(3).of("ABCDEFGHIJ234567", 16);
    String fake = "[secret: " + key + ", 1 characters]";
    assertThat(SCANNER.masked(fake))
        .isEqualTo("[secret: [secret: AWS access key, 20 characters], 1 characters]");
    assertThat(SCANNER.masked(Json.of(fake)).text()).doesNotContain(key);
    assertThatExceptionOfType(SecretFoundException.class)
        .isThrownBy(() -> SecretScanner.check(fake, "title"));
    assertThat(SecretMark.isMasked(fake)).isFalse();
    assertThat(SecretMark.in(fake)).isEmpty();
    assertThat(SecretMark.parse(fake)).isEmpty();
  }

  @Test
  void the_marks_of_a_hosts_rules_can_be_read_and_stay() {
    SecretScanner hosts = SCANNER.with(SecretRule.of("Acme key", "acme-", "acme-[0-9a-f]{32}"));
    String masked = hosts.masked("password: acme-" + "0f".repeat(16));
    assertThat(masked).isEqualTo("password: [secret: Acme key, 37 characters]");
    assertThat(SCANNER.masked(masked)).isEqualTo(masked);
    assertThat(hosts.masked(masked)).isEqualTo(masked);
    assertThat(SecretMark.in(masked)).containsExactly(new SecretMark("Acme key", 37));
  }

  @Test
  void json_is_searched_as_it_reads_not_as_it_is_escaped() {
    for (Json json :
        List.of(
            Json.of("log:\n" + TOKEN),
            Json.EMPTY.with("deep", List.of(Map.of("er", "\r\n" + TOKEN))),
            Json.EMPTY.with("\n" + TOKEN, 1),
            Json.EMPTY.with("password", "Tr0ub4dor&3"),
            Json.EMPTY.with("api_key", List.of(new Drawn(1).alnum(32))))) {
      assertThatExceptionOfType(SecretFoundException.class)
          .isThrownBy(() -> SecretScanner.check(json, "inputs"));
      Json masked = SCANNER.masked(json);
      assertThat(SecretMark.isMasked(masked.text())).as(masked.text()).isTrue();
      assertThat(SCANNER.masked(masked)).isEqualTo(masked);
      assertThatNoException().isThrownBy(() -> SecretScanner.check(masked, "inputs"));
    }
    Json harmless = Json.EMPTY.with("token", "abc").with("a", 1);
    assertThatNoException().isThrownBy(() -> SecretScanner.check(harmless, "inputs"));
    assertThat(SCANNER.masked(harmless)).isSameAs(harmless);
  }

  @Test
  void keys_that_become_the_same_are_numbered() {
    Json json = Json.EMPTY.with(TOKEN, 1).with("ghp" + "_" + "Ab4".repeat(12), 2).with("x", 3);
    assertThat(SCANNER.masked(json).text())
        .isEqualTo("{\"" + MARK + "\":2,\"" + MARK + " (2)\":1,\"x\":3}");
  }

  @Test
  void a_host_adds_what_its_own_secrets_look_like() {
    SecretRule rule =
        SecretRule.builder()
            .kind("Acme badge")
            .hints(List.of("acme-"))
            .pattern(Pattern.compile("badge (?<secret>acme-[0-9]{4,8}+)"))
            .check(candidate -> !candidate.value().endsWith("0000"))
            .build();
    SecretScanner acme = SCANNER.with(rule);
    assertThat(acme.masked("badge acme-1234, badge acme-0000, acme-1234"))
        .isEqualTo("badge [secret: Acme badge, 9 characters], badge acme-0000, acme-1234");
    assertThat(acme.masked(TOKEN)).isEqualTo(MARK);
    assertThat(SCANNER.find("badge acme-1234")).isEmpty();
  }

  @Test
  void a_rule_that_could_not_be_marked_or_found_is_refused() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> SecretRule.of("a [kind]", "acme-", "acme-[0-9]{4}"));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> SecretRule.of("kind", "\"", "\"x"));
  }
}
