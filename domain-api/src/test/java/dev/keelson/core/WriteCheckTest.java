// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class WriteCheckTest {

  private static final String SECRET = "AKIA" + "Q7".repeat(8);
  private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

  @Test
  void finds_a_secret_in_every_part_of_a_value_and_names_the_part() {
    refuses("text", new Value(SECRET));
    refuses("text", new Value("a\n" + SECRET));
    refuses("part", new Value(Json.EMPTY.with("k", "a\n" + SECRET)));
    refuses("part", new Value(new StatusReason(SECRET)));
    refuses("part.code", new Value(Failure.of(SECRET, "crash")));
    refuses(
        "part.updatedBy.name",
        new Value(
            AuditInfo.builder()
                .createdAt(NOW)
                .updatedAt(NOW)
                .updatedBy(Actor.user(SECRET))
                .version(0)
                .build()));
    refuses("part", new Value(List.of("fine", SECRET)));
    refuses("part", new Value(Map.of("key", List.of(SECRET))));
    refuses("part", new Value(Map.of(SECRET, 1)));
    refuses("part.part.text", new Value(new Value(new Value(SECRET))));
  }

  @Test
  void a_part_that_is_written_by_itself_is_named_as_in_its_value() {
    assertThatExceptionOfType(SecretFoundException.class)
        .isThrownBy(() -> WriteCheck.refuseSecrets(Failure.of(SECRET, "crash"), "failure"))
        .satisfies(e -> assertThat(e.field()).isEqualTo("failure.code"));
    assertThatExceptionOfType(SecretFoundException.class)
        .isThrownBy(() -> WriteCheck.refuseSecrets(new StatusReason(SECRET), "statusReason"))
        .satisfies(e -> assertThat(e.field()).isEqualTo("statusReason"));
    assertThatNoException().isThrownBy(() -> WriteCheck.refuseSecrets(null, "failure"));
  }

  @Test
  void lets_everything_else_pass() {
    assertThatNoException()
        .isThrownBy(() -> {
          WriteCheck.refuseSecrets(new Value("ordinary"));
          WriteCheck.refuseSecrets(new Value(null, null));
          WriteCheck.refuseSecrets(new Value(ProjectId.next()));
          WriteCheck.refuseSecrets(new Value(Digest.of(SECRET)));
          WriteCheck.refuseSecrets(new Value(new SecretRef("AWS_ACCESS_KEY_ID")));
          WriteCheck.refuseSecrets(new Value(AuditInfo.made(NOW)));
          WriteCheck.refuseSecrets(new Value(42));
          WriteCheck.refuseSecrets(new Value(new Failure("crash", SECRET, Json.of(SECRET))));
        });
  }

  private static void refuses(String field, Value value) {
    assertThatExceptionOfType(SecretFoundException.class)
        .as(field)
        .isThrownBy(() -> WriteCheck.refuseSecrets(value))
        .satisfies(e -> assertThat(e.field()).isEqualTo(field))
        .withMessageNotContaining(SECRET);
  }

  /** Public, as the records are that are stored. */
  public record Value(@Nullable String text, @Nullable Object part) {
    Value(String text) {
      this(text, null);
    }

    Value(Object part) {
      this(null, part);
    }
  }
}
