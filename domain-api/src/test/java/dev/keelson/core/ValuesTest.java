// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.agent.AgentId;
import dev.keelson.core.secret.Drawn;
import dev.keelson.core.secret.RealSecrets;
import dev.keelson.effect.EffectKind;
import dev.keelson.project.PolicyKey;
import dev.keelson.workspace.Executor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The small values that all types are made of. */
final class ValuesTest {

  private static final Instant NOW = Instant.parse("2026-02-03T04:05:06.123456789Z");
  private static final Instant CUT = Instant.parse("2026-02-03T04:05:06.123456Z");

  @Test
  void a_digest_is_sha_256_of_the_utf8_bytes() {
    assertThat(Digest.of("abc"))
        .hasToString("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(Digest.of("é😀")).isEqualTo(Digest.of("é😀".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void a_digest_is_64_lower_case_hexadecimal_digits() {
    String hex = Digest.of("x").hex();
    assertThat(new Digest(hex)).isEqualTo(Digest.of("x"));
    for (String text :
        List.of("", hex.substring(1), hex + "0", "g" + hex.substring(1), "A" + hex.substring(1))) {
      refuses(
          "digest must be 64 lower-case hexadecimal digits; take it from Digest.of",
          () -> new Digest(text));
    }
  }

  @Test
  void an_actor_is_written_as_kind_and_name_and_read_again() {
    for (Actor actor :
        List.of(
            Actor.user("ana"),
            AgentId.next().actor(),
            Actor.policy("docs-only"),
            Actor.system("a:b"),
            new Actor("bot", "x"))) {
      assertThat(Actor.parse(actor.toString())).isEqualTo(actor);
    }
    assertThat(Actor.user("ana")).hasToString("user:ana").matches(Actor::isUser);
    assertThat(AgentId.next().actor().isUser()).isFalse();
    assertThat(Actor.policy("ana").isPolicy()).isTrue();
    assertThat(Actor.KEELSON).hasToString("system:keelson");
    assertThat(Actor.NOBODY).hasToString("system:nobody");
  }

  @Test
  void an_agent_acts_by_its_id_only() {
    AgentId coder = AgentId.next();
    assertThat(Actor.parse("agent:" + coder)).isEqualTo(coder.actor());
    refuses(
        "actor.name must be the id of the agent; use AgentId.actor(), so that the holder of a lease"
            + " and its actor are one",
        () -> Actor.parse("agent:coder"));
  }

  @Test
  void an_actor_without_kind_or_name_is_refused() {
    String expected = "actor must be written as kind:name; for example user:ana";
    refuses(expected, () -> Actor.parse("ana"));
    refuses(expected, () -> Actor.parse(":ana"));
    refuses(expected, () -> Actor.parse(""));
    String blank = " must not be blank; give it a text or leave the field out";
    refuses("actor.name" + blank, () -> Actor.parse("user:"));
    refuses("actor.kind" + blank, () -> Actor.parse(" :ana"));
    refuses(
        "actor.kind must not contain a colon; use the part before the colon",
        () -> new Actor("a:b", "c"));
    refuses(
        "actor.name must have at most 200 characters; it has 201",
        () -> Actor.user("x".repeat(201)));
  }

  @Test
  void an_actor_has_no_name_that_readers_or_servers_see_differently() {
    for (String name : List.of("ana ", "a\u200Bna", "a\u1C89na")) {
      refuses(
          "actor.name must have no blank at its ends, no invisible character, and no letter that"
              + " Unicode 14 does not know; use Seen.of where a name comes from elsewhere",
          () -> Actor.user(name));
    }
  }

  @Test
  void a_secret_is_named_by_variable_or_path_and_never_held() {
    for (String name :
        List.of("GITHUB_TOKEN", "kv/team/github", "arn:aws:x:1:secret/y", "a@b", "x.y-z")) {
      assertThat(new SecretRef(name)).hasToString(name);
    }
    for (String name : List.of("", " ", "two words", "-x", "a\nb", "x".repeat(201), "pa$$word")) {
      refuses(
          "secretRef must be the name of an environment variable or a manager path;"
              + " give the secret's name, never its value",
          () -> new SecretRef(name));
    }
    RealSecrets.keys(new Drawn(1))
        .values()
        .forEach(secret ->
            assertThatExceptionOfType(SecretFoundException.class)
                .isThrownBy(() -> new SecretRef(secret))
                .withMessageNotContaining(secret));
  }

  @Test
  void times_are_cut_to_microseconds_and_never_rounded() {
    assertThat(Timestamps.of(NOW, "at")).isEqualTo(CUT);
    assertThat(Timestamps.of(Instant.ofEpochSecond(-1, 999_999_999), "at"))
        .isEqualTo(Instant.ofEpochSecond(-1, 999_999_000));
    assertThat(Timestamps.ofNullable(null)).isNull();
    assertThat(Timestamps.ofNullable(NOW)).isEqualTo(CUT);
  }

  @Test
  void audit_info_counts_writes_and_keeps_when_the_value_was_made() {
    AuditInfo made = AuditInfo.made(NOW);
    assertThat(made)
        .isEqualTo(
            AuditInfo.builder()
                .createdAt(CUT)
                .updatedAt(CUT)
                .updatedBy(Actor.NOBODY)
                .version(0)
                .build());
    AuditInfo written = made.written(NOW.plusSeconds(1), Actor.user("ana"));
    assertThat(written)
        .isEqualTo(
            AuditInfo.builder()
                .createdAt(CUT)
                .updatedAt(CUT.plusSeconds(1))
                .updatedBy(Actor.user("ana"))
                .version(1)
                .build());
    refuses(
        "version must be at least 0; got -1",
        () ->
            AuditInfo.builder()
                .createdAt(NOW)
                .updatedAt(NOW)
                .updatedBy(Actor.NOBODY)
                .version(-1)
                .build());
  }

  @Test
  void a_failure_survives_being_written_as_json() {
    Failure failure = new Failure("timeout", "line\nline", Json.EMPTY.with("seconds", 30));
    assertThat(Failure.fromJson(failure.toJson())).isEqualTo(failure);
    assertThat(Failure.fromJson(Json.parse("{\"code\":\"x\",\"message\":\"\"}")))
        .isEqualTo(Failure.of("x", ""));
    refuses("code must be a JSON text; set it in the object", () -> Failure.fromJson(Json.EMPTY));
    refuses(
        "failure.code must be one line; take line breaks and control characters out",
        () -> Failure.of("a\nb", ""));
  }

  @Test
  void a_word_that_nobody_foresaw_is_kept() {
    OpenEnum word = new StatusReason("eaten by the dog");
    assertThat(word.value()).isEqualTo("eaten by the dog");
    assertThat(word).hasToString("eaten by the dog");
    refuses(
        "statusReason must have at most 100 characters; it has 101",
        () -> new StatusReason("x".repeat(101)));
  }

  @Test
  void a_documented_word_is_written_in_one_way() {
    for (String spelled :
        List.of("Require_Approval", "require-approval", "REQUIRE APPROVAL", "requireApproval")) {
      refuses(
          "policyKey must be written as require_approval where it means that; use the constant, or"
              + " a word that differs in more than its spelling",
          () -> new PolicyKey(spelled));
    }
    assertThat(new PolicyKey("require_approval")).isEqualTo(PolicyKey.REQUIRE_APPROVAL);
    assertThat(new PolicyKey("Require approvals").value()).isEqualTo("Require approvals");
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> new EffectKind("repo_push"))
        .satisfies(e -> assertThat(e.field()).isEqualTo("effectKind"));
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> new Executor("claude_code"))
        .satisfies(e -> assertThat(e.field()).isEqualTo("executor"));
  }

  private static void refuses(String message, Runnable making) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(making::run)
        .withMessage(message);
  }
}
