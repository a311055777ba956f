// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks;

import static java.util.stream.Collectors.toCollection;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Lifecycle;
import dev.keelson.core.OpenEnum;
import dev.keelson.core.State;
import dev.keelson.spi.EntityTypes;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names by which a text speaks of the domain: types, components, calls and words. */
final class OurNames {

  private static final Pattern CALL = Pattern.compile("(\\w+)\\(\\)(?:\\.(\\w+))?");
  private static final Map<String, Class<?>> TYPES = types();
  private static final Set<String> COMPONENTS =
      TYPES.values().stream()
          .filter(Class::isRecord)
          .flatMap(type -> Stream.of(type.getRecordComponents()))
          .map(RecordComponent::getName)
          .collect(toCollection(TreeSet::new));
  private static final Set<String> WORDS =
      TYPES.values().stream()
          .flatMap(type -> words(type).stream())
          .collect(toCollection(TreeSet::new));

  private OurNames() {}

  /**
   * Says what is wrong with a name: a type, {@code Type.component}, or {@code store().method}; null
   * if it exists.
   */
  static @Nullable String wrong(String name) {
    Optional<MatchResult> call = CALL.matcher(name).results().findFirst();
    if (call.isPresent() && call.get().group().equals(name)) {
      return wrongCall(call.get().group(1), call.get().group(2));
    }
    return type(name).isPresent() ? null : wrongComponent(name);
  }

  /** Says what is wrong with a component's name alone, or with a word of a vocabulary. */
  static @Nullable String wrongWord(String word) {
    return COMPONENTS.contains(word) || WORDS.contains(word)
        ? null
        : "is no component of a record and no word of a vocabulary";
  }

  /**
   * The words that a type or component may have, empty if it is no state and no open vocabulary.
   */
  static Set<String> wordsOf(String name) {
    return type(name).map(OurNames::words).orElse(Set.of());
  }

  /** What the lifecycle of a component makes of a word, if it has one and knows the word. */
  static Optional<String> read(String name, String word) {
    return type(name)
        .flatMap(type ->
            EntityTypes.lifecycles().stream()
                .filter(lifecycle -> type.isInstance(lifecycle.initial()))
                .findFirst()
                .flatMap(lifecycle -> read(lifecycle, word)));
  }

  private static Optional<String> read(Lifecycle<?> lifecycle, String word) {
    try {
      return Optional.of(((State) lifecycle.parse(word)).wireName());
    } catch (InvalidValueException e) {
      return Optional.empty();
    }
  }

  /** The type that a name stands for, or that its component has. */
  private static Optional<Class<?>> type(String name) {
    Class<?> known = TYPES.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    int dot = name.lastIndexOf('.');
    return dot < 0
        ? Optional.empty()
        : type(name.substring(0, dot)).flatMap(owner -> component(owner, name.substring(dot + 1)));
  }

  private static Optional<Class<?>> component(Class<?> owner, String name) {
    return components(owner)
        .filter(component -> component.getName().equals(name))
        .<Class<?>>map(RecordComponent::getType)
        .findFirst();
  }

  private static Stream<RecordComponent> components(Class<?> type) {
    return type.isRecord() ? Stream.of(type.getRecordComponents()) : Stream.empty();
  }

  private static String wrongComponent(String name) {
    int dot = name.lastIndexOf('.');
    if (dot < 0) {
      return "is no type of the domain";
    }
    String owner = name.substring(0, dot);
    return type(owner)
        .map(type ->
            "is no component of %s, which has %s"
                .formatted(owner, components(type).map(RecordComponent::getName).toList()))
        .orElseGet(() -> "begins with %s, which is nothing of the domain".formatted(owner));
  }

  private static @Nullable String wrongCall(String accessor, @Nullable String method) {
    List<? extends Class<?>> stores =
        Stream.of(Keelson.class, ProjectScope.class)
            .flatMap(store -> Stream.of(store.getMethods()))
            .filter(found -> found.getName().equals(accessor) && found.getParameterCount() == 0)
            .map(Method::getReturnType)
            .toList();
    if (stores.isEmpty()) {
      return "begins with a call that neither Keelson nor ProjectScope has";
    }
    boolean known =
        method == null
            || stores.stream()
                .flatMap(store -> Stream.of(store.getMethods()))
                .anyMatch(found -> found.getName().equals(method));
    return known ? null : "calls what %s has not".formatted(stores.getFirst().getSimpleName());
  }

  private static Set<String> words(Class<?> type) {
    if (State.class.isAssignableFrom(type) && type.isEnum()) {
      return Stream.of(type.getEnumConstants())
          .map(state -> ((State) state).wireName())
          .collect(toCollection(TreeSet::new));
    }
    return OpenEnum.class.isAssignableFrom(type)
        ? Stream.of(type.getFields())
            .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == type)
            .map(OurNames::word)
            .collect(toCollection(TreeSet::new))
        : Set.of();
  }

  private static String word(Field constant) {
    try {
      return ((OpenEnum) constant.get(null)).value();
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(constant + " can't be read", e);
    }
  }

  /** By their names within their packages; a record goes before an interface of the same name. */
  private static Map<String, Class<?>> types() {
    Map<String, Class<?>> types = new HashMap<>();
    PublishedClasses.CLASSES.stream()
        .filter(PublishedClasses.DOMAIN)
        .map(JavaClass::reflect)
        .filter(type -> Modifier.isPublic(type.getModifiers()))
        .forEach(type ->
            types.merge(
                type.getName().substring(type.getPackageName().length() + 1).replace('$', '.'),
                type,
                (one, other) -> one.isRecord() ? one : other));
    return types;
  }
}
