// SPDX-License-Identifier: Apache-2.0
package dev.keelson.codegen;

import static java.util.stream.Collectors.joining;

import dev.keelson.core.Actor;
import dev.keelson.core.CachedToken;
import dev.keelson.core.Digest;
import dev.keelson.core.Id;
import dev.keelson.core.Json;
import dev.keelson.core.OpenEnum;
import dev.keelson.core.SecretRef;
import dev.keelson.core.State;
import dev.keelson.journal.Subject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.meta.jaxb.ForcedType;

/** Tells jOOQ which columns hold a type of the domain and how to convert them. */
final class ForcedTypes {

  /** What jOOQ reads and writes by itself. */
  private static final Set<Class<?>> BUILT_IN =
      Set.of(
          String.class,
          UUID.class,
          boolean.class,
          Boolean.class,
          int.class,
          Integer.class,
          long.class,
          Long.class,
          BigDecimal.class);

  private static final String TEXT = "java.lang.String";
  private static final String TEXTS = "java.util.List<java.lang.String>";
  private static final String JSONB = "org.jooq.JSONB";

  private ForcedTypes() {}

  /** One for each type of the domain that occurs, by its name. */
  static List<ForcedType> of(List<Column> columns) {
    Map<Class<?>, List<Column>> byType = new TreeMap<>(Comparator.comparing(Class::getName));
    for (Column column : columns) {
      DomainTypes.of(column)
          .filter(type -> !BUILT_IN.contains(type))
          .ifPresent(type -> byType.computeIfAbsent(type, any -> new ArrayList<>()).add(column));
    }
    return byType.entrySet().stream().map(e -> forced(e.getKey(), e.getValue())).toList();
  }

  private static ForcedType forced(Class<?> type, List<Column> columns) {
    ForcedType forced =
        new ForcedType()
            .withIncludeExpression(
                columns.stream()
                    .map(c -> ".*\\." + Pattern.quote(c.toString()))
                    .collect(joining("|")));
    if (type == Instant.class) {
      return forced.withName("INSTANT");
    }
    String userType = type == List.class ? TEXTS : type.getName();
    return forced.withUserType(userType).withConverter(converter(type, columns));
  }

  /** The Java expression of a converter; names are qualified since jOOQ imports nothing for it. */
  private static String converter(Class<?> type, List<Column> columns) {
    String t = type.getName();
    if (Id.class.isAssignableFrom(type)) {
      return converter("java.util.UUID", t, t + "::new", t + "::value");
    }
    if (OpenEnum.class.isAssignableFrom(type)) {
      return converter(TEXT, t, t + "::new", t + "::value");
    }
    if (State.class.isAssignableFrom(type)) {
      return "new org.jooq.impl.EnumConverter<>(%s.class, %s.class, %s::wireName)"
          .formatted(TEXT, t, t);
    }
    if (type == Actor.class || type == Subject.class) {
      return converter(TEXT, t, t + "::parse", t + "::toString");
    }
    if (type == Digest.class) {
      return converter(TEXT, t, t + "::new", t + "::hex");
    }
    if (type == SecretRef.class) {
      return converter(TEXT, t, t + "::new", t + "::name");
    }
    if (type == CachedToken.class) {
      return converter(TEXT, t, t + "::of", t + "::reveal");
    }
    if (type == Duration.class) {
      return converter("java.lang.Long", t, t + "::ofMillis", t + "::toMillis");
    }
    String parse = Json.class.getName() + ".parse(json.data())";
    if (type == Json.class) {
      return converter(
          JSONB, t, "json -> " + parse, "json -> %s.valueOf(json.text())".formatted(JSONB));
    }
    if (Stream.of(type.getMethods()).anyMatch(method -> method.getName().equals("fromJson"))) {
      return converter(
          JSONB,
          t,
          "json -> %s.fromJson(%s)".formatted(t, parse),
          "value -> %s.valueOf(value.toJson().text())".formatted(JSONB));
    }
    if (type == List.class) {
      return "org.jooq.Converter.ofNullable(%1$s[].class, (Class<%2$s>) (Class<?>) %3$s.class, %3$s::of, %4$s)"
          .formatted(TEXT, TEXTS, t, "texts -> texts.toArray(%s[]::new)".formatted(TEXT));
    }
    throw new IllegalStateException(
        "columns %s hold %s, which has no converter; add one to ForcedTypes".formatted(columns, t));
  }

  private static String converter(String stored, String type, String read, String write) {
    return "org.jooq.Converter.ofNullable(%s.class, %s.class, %s, %s)"
        .formatted(stored, type, read, write);
  }
}
