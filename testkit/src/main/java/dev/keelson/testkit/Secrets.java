// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.core.Json;
import dev.keelson.core.SecretFoundException;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A text that looks like a secret, for suites that try to store it. */
final class Secrets {

  /** Put together here, so that no scanner of sources takes it for one. It fits a slug. */
  static final String SECRET = "sk-" + "a1b2".repeat(8);

  private Secrets() {}

  /** The secret in the form of a component, or empty if the component has no room for one. */
  static Optional<Object> planted(RecordComponent component) {
    if (component.getType() == String.class) {
      return Optional.of(SECRET);
    }
    return component.getType() == Json.class
        ? Optional.of(Json.EMPTY.with("deep", Json.EMPTY_LIST.plus(SECRET)))
        : Optional.empty();
  }

  static void assertRefused(String field, ThrowingCallable write) {
    assertThatExceptionOfType(SecretFoundException.class)
        .as(field)
        .isThrownBy(write)
        .satisfies(e -> assertThat(e.field()).isEqualTo(field))
        .satisfies(e -> assertThat(e.getMessage()).contains(field).doesNotContain(SECRET));
  }
}
