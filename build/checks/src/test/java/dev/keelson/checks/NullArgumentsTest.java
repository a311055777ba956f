// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.checks.PublicCalls.Call;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.KeelsonException;
import dev.keelson.jooq.JooqKeelson;
import dev.keelson.jpa.JpaKeelson;
import dev.keelson.memory.MemoryKeelson;
import dev.keelson.migrations.KeelsonMigrations;
import dev.keelson.repository.Reader;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Null, wherever a value is needed, is refused by name, whatever is called. */
final class NullArgumentsTest {

  private static final PublicCalls CALLS = new PublicCalls();

  @Test
  void every_type_is_called() {
    assertThat(CALLS.unreached()).isEmpty();
    assertThat(CALLS.all().map(Call::type))
        .contains(Reader.class, MemoryKeelson.class, JooqKeelson.class, JpaKeelson.class)
        .contains(KeelsonMigrations.class);
  }

  @Test
  void null_in_place_of_an_argument_is_refused_by_name() {
    List<String> wrong = CALLS.all().flatMap(NullArgumentsTest::wrong).toList();
    assertThat(String.join("\n", wrong)).isEmpty();
  }

  private static Stream<String> wrong(Call call) {
    Throwable otherwise = call.thrown();
    List<String> wrong = new ArrayList<>();
    call.parameters()
        .forEach(i -> {
          AnnotatedType type = call.parameter(i);
          Throwable thrown = call.thrown(i, null);
          if (isNullable(type)
              ? !mayBe(thrown, otherwise)
              : !isRefusal(call, i, thrown, otherwise)) {
            wrong.add("%s, %s null: %s".formatted(call, i, words(thrown)));
          }
          holding(type, call.executable().getParameterTypes()[i])
              .forEach(held -> {
                Throwable itsThrown = call.thrown(i, held);
                if (!isRefusal(call, i, itsThrown, otherwise)) {
                  wrong.add("%s, %s %s: %s".formatted(call, i, held, words(itsThrown)));
                }
              });
        });
    return wrong.stream();
  }

  private static boolean mayBe(@Nullable Throwable thrown, @Nullable Throwable otherwise) {
    return thrown == null
        || thrown instanceof KeelsonException
        || (otherwise != null && otherwise.getClass() == thrown.getClass());
  }

  /**
   * Where another rule is broken as well, any of the two may be told. Migrations depend on nothing
   * of the domain, and so have the exception of the JDK.
   */
  private static boolean isRefusal(
      Call call, int parameter, @Nullable Throwable thrown, @Nullable Throwable otherwise) {
    return switch (thrown) {
      case InvalidValueException refusal -> true; // by the name of the field, not of the parameter
      case IllegalArgumentException refusal ->
          call.type() == KeelsonMigrations.class
              && refusal.getMessage().startsWith(call.name(parameter) + " must");
      case KeelsonException other -> otherwise instanceof KeelsonException;
      case null, default -> false;
    };
  }

  private static String words(@Nullable Throwable thrown) {
    return thrown == null
        ? "accepted"
        : thrown
            + Stream.of(thrown.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("dev.keelson"))
                .findFirst()
                .map(frame -> " at " + frame)
                .orElse("");
  }

  private static boolean isNullable(AnnotatedType type) {
    return type.isAnnotationPresent(Nullable.class)
        || (type instanceof AnnotatedTypeVariable variable
            && Stream.of(variable.getAnnotatedBounds()).anyMatch(NullArgumentsTest::isNullable))
        || (type instanceof AnnotatedWildcardType wildcard
            && Stream.of(wildcard.getAnnotatedUpperBounds())
                .anyMatch(NullArgumentsTest::isNullable));
  }

  /** Collections of that type that hold null, where it does not allow that. */
  private static List<Object> holding(AnnotatedType type, Class<?> raw) {
    if (raw.isArray()) {
      return raw.getComponentType().isPrimitive()
              || isNullable(((AnnotatedArrayType) type).getAnnotatedGenericComponentType())
          ? List.of()
          : List.of(Array.newInstance(raw.getComponentType(), 1));
    }
    if (!(type instanceof AnnotatedParameterizedType parameterized)) {
      return List.of();
    }
    AnnotatedType[] elements = parameterized.getAnnotatedActualTypeArguments();
    if (Map.class == raw) {
      List<Object> maps = new ArrayList<>();
      if (!isNullable(elements[0])) {
        maps.add(map(null, "value"));
      }
      if (!isNullable(elements[1])) {
        maps.add(map("key", null));
      }
      return maps;
    }
    if (!Iterable.class.isAssignableFrom(raw) || isNullable(elements[0])) {
      return List.of();
    }
    return List.of(
        Set.class == raw
            ? new HashSet<>(Collections.singleton(null))
            : new ArrayList<>(Collections.singleton(null)));
  }

  private static Map<@Nullable Object, @Nullable Object> map(
      @Nullable Object key, @Nullable Object value) {
    Map<@Nullable Object, @Nullable Object> map = new HashMap<>();
    map.put(key, value);
    return map;
  }
}
