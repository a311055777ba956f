// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.artifact.ArtifactContent;
import dev.keelson.core.Check;
import dev.keelson.core.Failure;
import dev.keelson.core.Json;
import dev.keelson.core.OpenEnum;
import dev.keelson.core.SecretFoundException;
import dev.keelson.core.secret.SecretMark;
import dev.keelson.query.RowType;
import dev.keelson.testkit.contract.Components.Component;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** A text that looks like a secret, for suites that try to store it. */
public final class Secrets {

  /** Put together here, so that no scanner of sources takes it for one. It fits a slug. */
  public static final String SECRET = "sk-" + "a1b2".repeat(8);

  /** The secret among characters that no store can keep. */
  private static final String ODD = "a\0b\n" + SECRET + "\n" + Character.toString(0xD83D);

  private Secrets() {}

  /** The value with the secret in a component, or empty if that has no room for one. */
  public static <T extends Record> Optional<Planted<T>> planted(T value, Component component) {
    String name = component.name();
    Class<?> type = component.type();
    if (type == String.class) {
      return planted(value, component, SECRET, name);
    }
    if (component.genericType().getTypeName().equals("java.util.List<java.lang.String>")) {
      return planted(value, component, List.of(SECRET), name);
    }
    if (type == Json.class) {
      Json json = Json.EMPTY.with("deep", Json.EMPTY_LIST.plus(SECRET));
      return planted(value, component, json, name);
    }
    if (type == Failure.class) {
      return planted(value, component, Failure.of(SECRET, "leak"), name + ".code");
    }
    if (type == ArtifactContent.class) {
      return planted(value, component, new ArtifactContent.Inline(SECRET), name + ".text");
    }
    return OpenEnum.class.isAssignableFrom(type)
        ? planted(value, component, word(type), name)
        : Optional.empty();
  }

  private static <T extends Record> Optional<Planted<T>> planted(
      T value, Component component, Object part, String field) {
    return Components.with(value, component, part).map(leaking -> new Planted<>(leaking, field));
  }

  private static Object word(Class<?> type) {
    try {
      return type.getConstructor(String.class).newInstance(SECRET);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("%s can't be made of a text".formatted(type), e);
    }
  }

  /** Whether secrets in a field are masked, and not refused. */
  public static boolean isContent(RowType<?> type, String field) {
    return type.contents().stream().anyMatch(content -> content.field().equals(field));
  }

  /** The value with the secret in all of its contents, and characters that no store can keep. */
  public static <T extends Record> T inContents(RowType<T> type, T value) {
    T telling = value;
    for (Component component : Components.of(type.type())) {
      Optional<Planted<T>> planted =
          component.type() == Failure.class
              ? planted(telling, component, toldByFailure(), component.name() + ".message")
              : planted(telling, component);
      if (planted.isPresent() && isContent(type, planted.get().field())) {
        T with = planted.get().value();
        telling =
            component.type() == String.class
                ? Components.with(with, component, ODD).orElse(with)
                : component.type() == ArtifactContent.class
                    ? Components.with(with, component, new ArtifactContent.Inline(ODD)).orElse(with)
                    : with;
      }
    }
    return telling;
  }

  /** Checks that what was told is stored, with a mark in place of every secret. */
  public static void assertMasked(Record told, Record stored) {
    assertThat(stored.toString()).doesNotContain(SECRET);
    assertThat(SecretMark.in(stored.toString()))
        .as("marks in %s", stored)
        .hasSize(
            SecretMark.in(told.toString()).size() + told.toString().split(SECRET, -1).length - 1);
    assertThat(stored.toString().codePoints().filter(Secrets::isOdd).boxed())
        .as("marks of what no store can keep, in %s", stored)
        .hasSize((int) told.toString().codePoints().filter(Secrets::isOdd).count())
        .allMatch(mark -> mark == 0xFFFD);
  }

  private static boolean isOdd(int character) {
    return character == 0
        || character == 0xFFFD
        || Character.getType(character) == Character.SURROGATE;
  }

  /** A failure that tells the secret in its message and detail. */
  public static Failure toldByFailure() {
    return new Failure("leak", "refused " + SECRET, Json.EMPTY.with("line", "\n" + SECRET));
  }

  /** Checks that a failure was stored, and that it does not tell the secret. */
  public static void assertMasked(@Nullable Failure stored) {
    assertThat(stored).isEqualTo(toldByFailure());
    Failure failure = Check.present(stored, "failure");
    assertThat(failure.toJson().text()).doesNotContain(SECRET);
    assertThat(SecretMark.in(failure.message())).hasSize(1);
  }

  public static void assertRefused(String field, ThrowingCallable write) {
    assertThatExceptionOfType(SecretFoundException.class)
        .as(field)
        .isThrownBy(write)
        .satisfies(e -> assertThat(e.field()).isEqualTo(field))
        .satisfies(e -> assertThat(e.getMessage()).contains(field).doesNotContain(SECRET));
  }

  /** A value with a secret, and the field that a refusal must name. */
  public record Planted<T>(T value, String field) {}
}
