// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class SecretScannerTest {

  /** Shape and example. Put together here, so that no file contains what looks like a secret. */
  static final Map<String, List<String>> SECRETS =
      Map.ofEntries(
          Map.entry(
              "private key",
              List.of(
                  "-----BEGIN " + "PRIVATE KEY-----",
                  "-----BEGIN RSA " + "PRIVATE KEY-----",
                  "-----BEGIN OPENSSH " + "PRIVATE KEY-----",
                  "-----BEGIN PGP " + "PRIVATE KEY BLOCK-----")),
          Map.entry(
              "GitHub token",
              List.of(
                  "ghp" + "_" + "aB3".repeat(12),
                  "gho" + "_" + "aB3".repeat(12),
                  "ghu" + "_" + "aB3".repeat(12),
                  "ghs" + "_" + "aB3".repeat(12),
                  "ghr" + "_" + "aB3".repeat(12),
                  "github" + "_pat_" + "aB3_".repeat(20))),
          Map.entry("GitLab token", List.of("glpat" + "-" + "a-B_3".repeat(4))),
          Map.entry("Anthropic key", List.of("sk-" + "ant-" + "api03-" + "aB3_".repeat(20))),
          Map.entry(
              "OpenAI key",
              List.of(
                  "sk" + "-" + "aB34".repeat(12),
                  "sk" + "-proj-" + "aB_4".repeat(12),
                  "sk" + "-svcacct-" + "aB-4".repeat(12))),
          Map.entry(
              "AWS access key", List.of("AKIA" + "ABCD2345EFGH6789", "ASIA" + "A1".repeat(8))),
          Map.entry("Google API key", List.of("AIza" + "aB_3-".repeat(7))),
          Map.entry("Slack token", List.of("xoxb" + "-123456789012-" + "aB3".repeat(8))),
          Map.entry(
              "Stripe key",
              List.of("sk_" + "live_" + "aB34".repeat(6), "rk_" + "live_" + "aB34".repeat(6))),
          Map.entry(
              "package registry token",
              List.of("npm" + "_" + "aB3".repeat(12), "pypi" + "-AgE" + "aB3_".repeat(12))),
          Map.entry(
              "signed web token",
              List.of(
                  "eyJ" + "hbGciOiJIUzI1NiJ9." + "eyJ" + "zdWIiOiIxMjM0In0." + "aB3_-".repeat(8))),
          Map.entry(
              "password in an address",
              List.of(
                  "https" + "://ana:hunter2@example.com/x.git",
                  "postgresql" + "://app:p%40ss@db:5432/shop",
                  "redis" + "://default:secret@cache")));

  private static final List<String> HARMLESS =
      List.of(
          "",
          "Fix the flaky login test",
          UUID.randomUUID().toString(),
          Digest.of("x").hex(),
          "https://github.com/owner/repo.git",
          "git@github.com:owner/repo.git",
          "ssh://git@example.com:22/owner/repo.git",
          "http://localhost:8080/path?at=user@example.com",
          "postgresql://app@db:5432/shop",
          "https://ana:$PASSWORD@example.com and https://ana:<password>@example.com",
          "https://ana:{{password}}@example.com",
          "ask-and-you-shall-receive-an-answer-of-many-words-and-dashes",
          "the GHP_ prefix of GitHub tokens, sk- of OpenAI's, AKIA of AWS",
          "-----BEGIN PUBLIC KEY-----",
          "-----BEGIN CERTIFICATE-----",
          "eyJhbGciOiJIUzI1NiJ9 alone is only half a header",
          "AKIAABCD is too short",
          "GITHUB_TOKEN",
          "vault:kv/team/github#token");

  @Test
  void every_known_shape_is_found_wherever_it_stands() {
    SECRETS.forEach((shape, examples) -> {
      for (String secret : examples) {
        for (String text :
            List.of(secret, "key=" + secret + ";", "a\n" + secret + "\nb", "\"" + secret + "\"")) {
          assertThat(SecretScanner.find(text)).as(shape).contains(shape);
        }
      }
    });
  }

  @Test
  void ordinary_text_passes() {
    for (String text : HARMLESS) {
      assertThat(SecretScanner.find(text)).as(text).isEmpty();
      assertThatNoException().isThrownBy(() -> SecretScanner.check(text, "title"));
    }
    assertThatNoException().isThrownBy(() -> SecretScanner.check((String) null, "title"));
  }

  @Test
  void a_refusal_names_field_and_shape_and_never_the_text() {
    SECRETS.forEach((shape, examples) ->
        assertThatExceptionOfType(SecretFoundException.class)
            .isThrownBy(() -> SecretScanner.check("x " + examples.getFirst(), "run.inputs"))
            .withMessage(
                "run.inputs contains what looks like a secret (%s);"
                    + " store a SecretRef that names it and remove the value",
                shape)
            .satisfies(e -> assertThat(e.field()).isEqualTo("run.inputs"))
            .satisfies(e -> assertThat(e.shape()).isEqualTo(shape)));
  }

  @Test
  void json_is_searched_as_it_reads_not_as_it_is_escaped() {
    String secret = SECRETS.get("GitHub token").getFirst();
    for (Json json :
        List.of(
            Json.of("log:\n" + secret),
            Json.of("log:\t" + secret),
            Json.EMPTY.with("deep", List.of(Map.of("er", "\r\n" + secret))),
            Json.EMPTY.with("\n" + secret, 1))) {
      assertThatExceptionOfType(SecretFoundException.class)
          .isThrownBy(() -> SecretScanner.check(json, "inputs"));
    }
    assertThatNoException()
        .isThrownBy(() -> SecretScanner.check(Json.EMPTY.with("a", 1), "inputs"));
  }

  @Test
  @Timeout(value = 60, threadMode = SEPARATE_THREAD)
  void the_time_it_takes_grows_with_the_text_and_not_faster() {
    for (String piece :
        List.of("-eyJ", "eyJ", "-----BEGIN ", "A ", "a://", "a://b:", "a.", "://a:", "sk-", "x")) {
      String text = piece.repeat(1_000_000 / piece.length()) + "://";
      assertThat(SecretScanner.find(text).isPresent()).as(piece).isEqualTo(piece.equals("sk-"));
    }
  }
}
