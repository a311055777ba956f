// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.asking;

import dev.keelson.core.Actor;
import dev.keelson.core.Digest;
import dev.keelson.core.Id;
import dev.keelson.core.OpenEnum;
import dev.keelson.query.Attribute;
import dev.keelson.query.EntityType;
import dev.keelson.query.Names;
import dev.keelson.query.Reference;
import dev.keelson.query.RowType;
import dev.keelson.setup.SystemConfigId;
import dev.keelson.testkit.contract.Components;
import dev.keelson.testkit.contract.Components.Component;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Values that differ in what can be asked for: for each attribute a few values that many have, and
 * none for some, as far as the type lets them.
 */
final class Variation {

  /** What patterns trip over, and what sorts otherwise by UTF-16 than by code points. */
  private static final List<String> TEXTS =
      List.of("a%b", "a_b", "a\\b", "axb", "Ab", "a～", "a😀", "a");

  private static final Instant FAR = Instant.parse("2999-01-01T00:00:00Z");

  private Variation() {}

  /** The i-th value: like {@code made}, but that each attribute is varied. */
  static <T extends Record> T of(RowType<T> type, T made, int i, List<T> earlier) {
    T value = made;
    for (Component component : Components.of(type.type())) {
      if (component.name().equals("audit")) {
        value = Components.with(value, component, Listing.made(i)).orElseThrow();
      }
      for (Attribute<T, ?> attribute : type.attributes()) {
        if (component.isAskedAs(Names.component(attribute.name())) && !isGuarded(type, attribute)) {
          value = varied(type, value, component, attribute, i, earlier);
        }
      }
    }
    return value;
  }

  private static <T extends Record> T varied(
      RowType<T> type,
      T value,
      Component component,
      Attribute<T, ?> attribute,
      int i,
      List<T> earlier) {
    boolean distinct = isDistinct(type, attribute);
    int turn = i + component.name().length(); // so that attributes don't change together
    if (Components.mayBeMissing(component) && turn % 4 == 0) {
      Optional<T> without = Components.with(value, component, null);
      if (without.isPresent()) {
        return without.get();
      }
    }
    Stream<?> parts =
        attribute instanceof Reference<?, ?>
            ? distinct || earlier.isEmpty() || turn % 3 == 0
                ? Stream.of()
                : Stream.ofNullable(attribute.of(earlier.get(turn % Math.min(2, earlier.size()))))
            : parts(attribute.valueType(), distinct ? i : turn, distinct).stream();
    return parts
        .flatMap(part -> Components.with(value, component, part).stream())
        .findFirst()
        .orElse(value);
  }

  private static boolean isGuarded(RowType<?> type, Attribute<?, ?> attribute) {
    return type instanceof EntityType<?, ?> entity
        && entity.kept().guarded().stream().anyMatch(it -> it.attribute().equals(attribute));
  }

  /** Whether the attribute is the last of what must be unique, so that others may be shared. */
  private static <T> boolean isDistinct(RowType<T> type, Attribute<T, ?> attribute) {
    return type.key().contains(attribute)
        || (type instanceof EntityType<?, ?> entity
            && entity.uniques().stream()
                .anyMatch(unique -> unique.attributes().getLast().equals(attribute)));
  }

  /** What to try, one after another, until the type accepts one. */
  private static List<?> parts(Class<?> type, int i, boolean distinct) {
    int few = i % 3;
    if (Id.class.isAssignableFrom(type)) {
      return distinct && type != SystemConfigId.class
          ? List.of(made(type, UUID.class, Listing.id(i)))
          : List.of();
    } else if (OpenEnum.class.isAssignableFrom(type)) {
      return List.of(made(type, String.class, "kind-" + (distinct ? i : few)));
    } else if (type.isEnum()) {
      Object[] constants = type.getEnumConstants();
      List<Object> all = new ArrayList<>();
      for (int k = 0; k < constants.length; k++) {
        all.add(constants[(i + k) % constants.length]);
      }
      return all;
    }
    return switch (type.getSimpleName()) {
      case "String" -> texts(i, distinct);
      case "Integer" -> distinct ? List.of(i + 1) : List.of(few - 1, few, few + 1);
      case "Long" -> distinct ? List.of(i + 1L) : List.of(few - 1L, (long) few, few + 1L);
      case "Boolean" -> List.of(i % 2 == 0);
      case "Instant" -> List.of(i % 4 == 1 ? FAR : Listing.time(i), Listing.time(i));
      case "Duration" -> List.of(Duration.ofSeconds(few));
      case "UUID" -> List.of(distinct ? Listing.id(i) : new UUID(-few, few));
      case "Digest" -> List.of(Digest.of("content " + (distinct ? i : few)));
      case "Actor" -> List.of(Actor.user(few == 0 ? "ana" : "ben"));
      case "List" -> List.of(List.of("bug", "ui%", "a,b").subList(0, few + 1), List.of());
      default -> List.of();
    };
  }

  private static List<String> texts(int i, boolean distinct) {
    String text = TEXTS.get(i % TEXTS.size());
    return distinct
        ? List.of(text + "-" + i, "a-" + i, "a/b-" + i)
        : List.of(text, "a-" + i % 3, "a/b-" + i % 3);
  }

  private static @Nullable Object made(Class<?> type, Class<?> of, Object part) {
    try {
      return type.getConstructor(of).newInstance(part);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("%s can't be made of %s".formatted(type, part), e);
    }
  }
}
