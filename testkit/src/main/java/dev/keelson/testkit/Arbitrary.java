// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit;

import dev.keelson.core.Digest;
import dev.keelson.core.Failure;
import dev.keelson.core.Id;
import dev.keelson.core.Json;
import dev.keelson.core.OpenEnum;
import dev.keelson.core.SecretRef;
import dev.keelson.core.SecretScanner;
import dev.keelson.core.Timestamps;
import dev.keelson.testkit.contract.Components;
import dev.keelson.testkit.contract.Components.Component;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Random values, for property tests. They are derived from a valid one: each component gets a
 * random value that the type accepts, from odd texts to the limits of ranges, and null where it may
 * be absent. Ids, references and the state are kept, so that what the value refers to is still
 * stored. The same seed gives the same value, so a test that prints its seed can be reproduced.
 */
public final class Arbitrary {

  /**
   * Letters of several scripts, one beyond 16 bits, and characters that break wrong quoting and
   * escaping.
   */
  private static final int[] CHARACTERS =
      "aZ09 _-./:'\"\\%?{}$@#äßøЖ中あ\u0301\u200f\u00a0😀\t\n".codePoints().toArray();

  /** More than any type accepts; a power of two. */
  private static final int LONGEST = 1 << 18;

  private final Random random;

  private Arbitrary(long seed) {
    random = new Random(seed);
  }

  /**
   * Returns a value like {@code value} with other contents.
   *
   * @param kept the names of components that are kept
   */
  public static <T extends Record> T like(T value, long seed, String... kept) {
    Arbitrary arbitrary = new Arbitrary(seed);
    T changed = value;
    for (Component component : Components.of(value.getClass())) {
      if (!List.of(kept).contains(component.name())) {
        changed = arbitrary.changed(changed, component);
      }
    }
    return changed;
  }

  /**
   * Returns the value with each of its own texts as long as its type allows, in characters, not
   * bytes; texts in nested records are kept.
   */
  public static <T extends Record> T longest(T value) {
    T longest = value;
    for (Component component : Components.of(value.getClass())) {
      if (component.type() == String.class) {
        longest = longest(longest, component);
      }
    }
    return longest;
  }

  /**
   * Lengthens a text with incompressible content, in letters of three bytes if the type accepts
   * them.
   */
  private static <T extends Record> T longest(T value, Component component) {
    Random random = new Random(value.hashCode());
    String begin = Objects.toString(Components.read(value, component), "");
    for (int first : new int[] {'一', 'a'}) {
      String text =
          random
              .ints(LONGEST, first, first + 26)
              .collect(
                  () -> new StringBuilder(begin),
                  StringBuilder::appendCodePoint,
                  StringBuilder::append)
              .toString();
      int more = 0;
      for (int step = LONGEST / 2; step > 0; step /= 2) {
        String longer = text.substring(0, begin.length() + more + step);
        more += Components.with(value, component, longer).isPresent() ? step : 0;
      }
      if (more > 0) {
        String most = text.substring(0, begin.length() + more);
        return Components.with(value, component, most).orElseThrow();
      }
    }
    return value;
  }

  /**
   * Tries some component values; uses the first that the type accepts, or the old one if none is.
   */
  private <T extends Record> T changed(T value, Component component) {
    Optional<T> without =
        Components.mayBeMissing(component) && random.nextInt(4) == 0
            ? Components.with(value, component, null)
            : Optional.empty();
    return without.orElseGet(() ->
        candidates(component)
            .flatMap(part -> Components.with(value, component, part).stream())
            .findFirst()
            .orElse(value));
  }

  private Stream<Object> candidates(Component component) {
    Class<?> type = component.type();
    if (Id.class.isAssignableFrom(type)) {
      return Stream.of();
    } else if (OpenEnum.class.isAssignableFrom(type)) {
      return texts().flatMap(text -> made(type, text).stream());
    } else if (type == List.class) {
      return lists(component.genericType());
    }
    return switch (type.getSimpleName()) {
      case "String" -> texts();
      case "SecretRef" -> Stream.of(new SecretRef("vault/" + random.nextInt(1000)));
      case "Digest" -> Stream.of(Digest.of(text(20)));
      case "Json" -> Stream.of(json(3), Json.EMPTY.with(text(5), json(2)), Json.EMPTY_LIST.plus(1));
      case "Failure" -> Stream.of(Failure.of("arbitrary", text(200)));
      case "Instant" -> Stream.of(instant());
      case "Duration" -> Stream.of(Duration.ofMillis(number(Integer.MAX_VALUE)));
      case "UUID" -> Stream.of(new UUID(random.nextLong(), random.nextLong()));
      case "int", "Integer" -> numbers(Integer.MAX_VALUE).map(Math::toIntExact);
      case "long", "Long" -> numbers(Long.MAX_VALUE).map(Long::valueOf);
      case "boolean", "Boolean" -> Stream.of(random.nextBoolean());
      case "BigDecimal" ->
          Stream.of(new BigDecimal(BigInteger.valueOf(number(Long.MAX_VALUE)), random.nextInt(13)));
      default -> Stream.of();
    };
  }

  private Stream<Object> lists(Type type) {
    return type.getTypeName().equals("java.util.List<java.lang.String>")
        ? Stream.of(300, 20)
            .map(length ->
                IntStream.range(0, random.nextInt(4)).mapToObj(i -> text(length)).toList())
        : Stream.of();
  }

  /**
   * Returns texts from the oddest to the plainest; those that are refused are mostly too long or
   * have several lines.
   */
  private Stream<Object> texts() {
    return Stream.of(
        text(2000),
        text(200),
        text(90).replaceAll("\\s", "x"),
        "x" + text(20).strip() + "x",
        "a-" + Long.toString(random.nextLong(Long.MAX_VALUE), 36));
  }

  /**
   * Returns a text that is long enough to be unique, since many texts are keys, and that no store
   * refuses as a secret, which by chance it may look like.
   */
  private String text(int length) {
    return Stream.generate(() -> anyText(length))
        .filter(text -> SecretScanner.find(text).isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private String anyText(int length) {
    return IntStream.range(0, 10 + random.nextInt(length))
        .map(i -> CHARACTERS[random.nextInt(CHARACTERS.length)])
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private Instant instant() {
    long seconds = random.nextLong(-30_000_000_000L, 30_000_000_000L); // about 1019 to 2920
    return Timestamps.of(Instant.ofEpochSecond(seconds, random.nextInt(1_000_000_000)), "instant");
  }

  private Stream<Long> numbers(long most) {
    return Stream.of(number(most), number(1000), 1L);
  }

  private long number(long most) {
    return switch (random.nextInt(4)) {
      case 0 -> 0;
      case 1 -> most;
      default -> random.nextLong(most);
    };
  }

  private Json json(int depth) {
    Json json = Json.EMPTY;
    for (int i = random.nextInt(4); i > 0; i--) {
      json = json.with(text(10), element(depth));
    }
    return json;
  }

  private Object element(int depth) {
    return switch (random.nextInt(depth == 0 ? 4 : 6)) {
      case 0 -> text(50);
      case 1 -> random.nextLong();
      case 2 -> new BigDecimal(BigInteger.valueOf(random.nextLong()), random.nextInt(30));
      case 3 -> random.nextBoolean();
      case 4 -> Json.EMPTY_LIST.plus(text(5)).plus(json(depth - 1));
      default -> json(depth - 1);
    };
  }

  private static Optional<Object> made(Class<?> type, Object text) {
    try {
      return Optional.of(type.getConstructor(String.class).newInstance(text));
    } catch (InvocationTargetException e) {
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("%s can't be made of a text".formatted(type), e);
    }
  }
}
