// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.differential;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.core.Id;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.core.secret.ChunkMasker;
import dev.keelson.journal.JournalHead;
import dev.keelson.repository.Reader;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A method of the API, and how it is reached from the root or from a project's scope. */
record Spi(Method accessor, Method method, Map<Type, Type> variables) {

  /** What is asked by itself, or is no part of the store. */
  private static final Set<Class<?>> OTHERS = Set.of(Keelson.class, Reader.class, ProjectId.class);

  static final List<Spi> ALL =
      Stream.of(Keelson.class, ProjectScope.class)
          .flatMap(outer -> Arrays.stream(outer.getMethods()))
          .filter(it -> it.getParameterCount() == 0 && isOurs(it.getReturnType()))
          .filter(it -> !OTHERS.contains(it.getReturnType()))
          .flatMap(Spi::behind)
          .sorted(Comparator.comparing(spi -> spi.accessor + " " + spi.method))
          .toList();

  /** What has no order among some of its items, or takes any of those that it may take. */
  private static final Set<String> ANY_ORDER =
      Set.of(
          "poll",
          "findByOwner",
          "history",
          "histories",
          "chained",
          "wentWith",
          "dueFiles",
          "sweep",
          "expireOverdue");

  private static Stream<Spi> behind(Method accessor) {
    Map<Type, Type> variables = new HashMap<>();
    bind(accessor.getGenericReturnType(), variables);
    return Arrays.stream(accessor.getReturnType().getMethods())
        .filter(method -> !method.isBridge() && isOurs(method.getDeclaringClass()))
        .filter(method -> method.getReturnType() != ChunkMasker.class) // no part of the store
        .filter(method -> Stream.of(method.getParameterTypes()).noneMatch(Spi::isQuestion))
        .map(method -> new Spi(accessor, method, variables));
  }

  private static boolean isOurs(Class<?> type) {
    return type.getName().startsWith("dev.keelson.");
  }

  /** Questions are drawn where the language is tried; here are the methods that people call. */
  private static boolean isQuestion(Class<?> type) {
    return type.getPackageName().equals("dev.keelson.query")
        || type == Set.class
        || type == JournalHead.class; // each store has heads of its own
  }

  private static void bind(Type type, Map<Type, Type> variables) {
    if (type instanceof ParameterizedType generic) {
      Class<?> raw = (Class<?>) generic.getRawType();
      for (int i = 0; i < raw.getTypeParameters().length; i++) {
        Type argument = generic.getActualTypeArguments()[i];
        variables.put(raw.getTypeParameters()[i], variables.getOrDefault(argument, argument));
      }
      bind(raw, variables);
    } else {
      Class<?> raw = (Class<?>) type;
      Stream.concat(
              Stream.ofNullable(raw.getGenericSuperclass()),
              Arrays.stream(raw.getGenericInterfaces()))
          .forEach(it -> bind(it, variables));
    }
  }

  String name() {
    return accessor.getName() + "." + method.getName();
  }

  boolean isUnordered() {
    return ANY_ORDER.contains(method.getName());
  }

  /** The type of the values that an insert takes. */
  boolean inserts(Class<?> type) {
    return method.getName().equals("insert") && raw(method.getGenericParameterTypes()[0]) == type;
  }

  /** Arguments at random. */
  List<@Nullable Object> arguments(Draw draw) {
    List<@Nullable Object> arguments = new ArrayList<>();
    for (int i = 0; i < method.getParameterCount(); i++) {
      Type type = method.getGenericParameterTypes()[i];
      boolean optional = method.getAnnotatedParameterTypes()[i].isAnnotationPresent(Nullable.class);
      Object argument = optional && draw.chance(0.3) ? null : draw.value(raw(type), item(type));
      arguments.add(isUnordered() ? whole(argument) : argument);
    }
    return arguments;
  }

  private static @Nullable Object whole(@Nullable Object argument) {
    return argument instanceof Integer
        ? Integer.valueOf(1000)
        : argument instanceof PageRequest ? PageRequest.first(1000) : argument;
  }

  private Class<?> item(Type type) {
    return type instanceof ParameterizedType generic
        ? raw(generic.getActualTypeArguments()[0])
        : raw(type);
  }

  private Class<?> raw(Type type) {
    return switch (type) {
      case TypeVariable<?> variable -> raw(variables.get(variable));
      case WildcardType wildcard -> raw(wildcard.getUpperBounds()[0]);
      case ParameterizedType generic -> (Class<?>) generic.getRawType();
      default -> type == Id.class ? RunId.class : (Class<?>) type;
    };
  }
}
