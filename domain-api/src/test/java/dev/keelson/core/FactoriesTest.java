// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keelson.journal.JournalFilter;
import dev.keelson.retention.Retained;
import dev.keelson.retention.RetentionPolicy;
import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever numbers, texts and times a public factory or constructor is given, it refuses in words.
 */
final class FactoriesTest {

  private static final Map<Class<?>, List<?>> EXTREMES =
      Map.ofEntries(
          Map.entry(int.class, List.of(1, Integer.MIN_VALUE, 0, Integer.MAX_VALUE)),
          Map.entry(long.class, List.of(1L, Long.MIN_VALUE, 0L, Long.MAX_VALUE)),
          Map.entry(double.class, List.of(1.0, Double.NaN, Double.NEGATIVE_INFINITY)),
          Map.entry(boolean.class, List.of(true)),
          Map.entry(
              String.class,
              List.of("run", "", " ", "a:b", ":", "\uD800", "a\0", "[", "/..", "x".repeat(20_000))),
          Map.entry(String[].class, List.of(new String[0], new String[] {"run", "run", "\uDC00"})),
          Map.entry(
              Duration.class,
              List.of(
                  Duration.ofSeconds(1),
                  Duration.ofSeconds(Long.MIN_VALUE),
                  Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
                  Duration.ZERO)),
          Map.entry(Instant.class, List.of(Instant.EPOCH, Instant.MIN, Instant.MAX)),
          Map.entry(
              BigDecimal.class,
              List.of(
                  BigDecimal.ONE,
                  new BigDecimal("-1e1000000000"),
                  new BigDecimal("1e-1000000000"))),
          Map.entry(UUID.class, List.of(new UUID(0, 0))),
          Map.entry(byte[].class, List.of(new byte[0])),
          Map.entry(float[].class, List.of(new float[0], new float[] {Float.NaN})),
          Map.entry(Object.class, List.of("run", Double.NaN)),
          Map.entry(List.class, List.of(List.of(), List.of("run", "run"), List.of("\uD800"))),
          Map.entry(Set.class, List.of(Set.of())),
          Map.entry(Map.class, List.of(Map.of())),
          Map.entry(Json.class, List.of(Json.EMPTY, Json.of("x"))));

  @Test
  void what_is_wrong_is_said_in_words() throws IOException, URISyntaxException {
    Set<String> bare = new TreeSet<>();
    int calls = 0;
    for (Class<?> type : types()) {
      for (Executable factory : factories(type)) {
        for (Object[] arguments : arguments(factory)) {
          calls++;
          Throwable thrown = thrown(factory, arguments);
          if (thrown != null && !isInWords(thrown)) {
            bare.add("%s.%s: %s".formatted(type.getName(), factory.getName(), thrown.getClass()));
          }
        }
      }
    }
    assertThat(bare).isEmpty();
    assertThat(calls).isGreaterThan(1_000);
  }

  @Test
  void what_a_wither_is_given_is_refused_in_words_too() {
    assertThat(JournalFilter.ofKinds("run", "run")).isEqualTo(JournalFilter.ofKinds("run"));
    Object deep = "x";
    for (int i = 0; i < 10_000; i++) {
      deep = List.of(deep);
    }
    Object deeper = deep;
    assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> Json.of(deeper));
    for (Object length : values(Duration.class).subList(1, 4)) {
      assertThatExceptionOfType(InvalidValueException.class)
          .as("%s", length)
          .isThrownBy(
              () -> RetentionPolicy.DEFAULT.keeping(Retained.ARTIFACT_LOGS, (Duration) length));
    }
  }

  /**
   * A list of the wrong items is the compiler's to refuse; rules for secrets don't see the core.
   */
  private static boolean isInWords(Throwable thrown) {
    return thrown instanceof KeelsonException
        || thrown instanceof ClassCastException
        || (thrown instanceof IllegalArgumentException
            && thrown.getStackTrace()[0].getClassName().matches(".*(core\\.secret|regex)\\..*"));
  }

  private static List<Executable> factories(Class<?> type) {
    return Stream.<Executable>concat(
            Arrays.stream(type.getConstructors()),
            Arrays.stream(type.getDeclaredMethods())
                .filter(method ->
                    !type.isEnum()
                        && Modifier.isStatic(method.getModifiers())
                        && Modifier.isPublic(method.getModifiers())))
        .filter(factory ->
            !Throwable.class.isAssignableFrom(type) && !type.getSimpleName().endsWith("Builder"))
        .filter(factory ->
            Arrays.stream(factory.getParameterTypes()).noneMatch(it -> values(it).isEmpty()))
        .toList();
  }

  private static List<?> values(Class<?> type) {
    if (type.isEnum()) {
      return List.of(type.getEnumConstants()[0]);
    }
    if (Id.class.isAssignableFrom(type) && !type.isInterface()) {
      try {
        return List.of(type.getConstructor(UUID.class).newInstance(new UUID(0, 1)));
      } catch (ReflectiveOperationException e) {
        return List.of();
      }
    }
    return EXTREMES.getOrDefault(type, List.of());
  }

  /** The first value of every parameter, and then each other value of each in turn. */
  private static List<Object[]> arguments(Executable factory) {
    Class<?>[] parameters = factory.getParameterTypes();
    Object[] plain =
        Arrays.stream(parameters).map(it -> values(it).getFirst()).toArray(Object[]::new);
    List<Object[]> all = new ArrayList<>(List.<Object[]>of(plain));
    for (int i = 0; i < parameters.length; i++) {
      for (Object value : values(parameters[i])) {
        Object[] changed = plain.clone();
        changed[i] = value;
        all.add(changed);
      }
    }
    return all;
  }

  private static Throwable thrown(Executable factory, Object[] arguments) {
    try {
      if (factory instanceof Method method) {
        method.invoke(null, arguments);
      } else {
        ((java.lang.reflect.Constructor<?>) factory).newInstance(arguments);
      }
      return null;
    } catch (InvocationTargetException e) {
      return e.getCause();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(factory + " can't be called", e);
    }
  }

  private static List<Class<?>> types() throws IOException, URISyntaxException {
    Path root = Path.of(Json.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString().replace('/', '.'))
          .filter(name -> name.startsWith("dev.keelson") && name.endsWith(".class"))
          .filter(name -> !name.endsWith("-info.class"))
          .<Class<?>>map(name -> type(name.substring(0, name.length() - ".class".length())))
          .filter(type -> Modifier.isPublic(type.getModifiers()))
          .toList();
    }
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
