// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks.differential;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.keelson.core.Digest;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import dev.keelson.core.Json;
import dev.keelson.core.OpenEnum;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.Timestamps;
import dev.keelson.retention.Retained;
import dev.keelson.retention.RetentionPolicy;
import dev.keelson.setup.SystemConfigId;
import dev.keelson.testkit.fixtures.Made;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Values at random, of few parts, so that they clash, refer to each other and miss each other. The
 * same seed draws the same, but for the ids.
 */
final class Draw {

  private static final List<String> TEXTS =
      List.of("a", "a", "B", "k1", "k1", "main", "Ж中😀", "x\u00a0", "", "two\nlines", "/a");
  private static final List<Integer> NUMBERS = List.of(0, 1, 1, 2, 3, 7, -1, 1000, 1 << 20);
  private static final List<Instant> TIMES =
      List.of(
          Made.NOW,
          Made.NOW.plusNanos(1),
          Made.NOW.plusSeconds(1),
          Timestamps.FIRST,
          Timestamps.LAST);
  private static final List<Json> JSONS =
      List.of(Json.EMPTY, Json.EMPTY_LIST, Json.parse("{\"ä\":1.50,\"\":[null,-0.0,1e300]}"));

  /** The methods that make a ready-made value. */
  private static final List<Method> FIXTURES =
      new ClassFileImporter()
          .importPackages(Made.class.getPackageName()).stream()
              .map(JavaClass::reflect)
              .flatMap(fixtures -> publicMethods(fixtures).filter(Draw::isStatic))
              .toList();

  private final Random random;
  private final Map<Class<?>, List<Object>> known = new HashMap<>();

  /** Two that are stored, and one that is not. */
  final List<ProjectId> projects = Stream.generate(ProjectId::next).limit(3).toList();

  /** The one that most values belong to. */
  ProjectId project = projects.getFirst();

  Draw(long seed) {
    random = new Random(seed);
  }

  boolean chance(double share) {
    return random.nextDouble() < share;
  }

  <E> E of(List<E> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** Remembers what a store gave back, to be drawn again. */
  void learn(@Nullable Object told) {
    switch (told) {
      case Optional<?> maybe -> maybe.ifPresent(this::learn);
      case Collection<?> items -> items.forEach(this::learn);
      case Record value when value.getClass().getName().startsWith("dev.keelson.") -> {
        ofType(value.getClass()).add(value);
        for (RecordComponent component : value.getClass().getRecordComponents()) {
          learn(Change.read(value, component)); // a claim has an item and a lease
        }
      }
      case null, default -> {}
    }
  }

  /** A value of that type, or a change or some values of it. */
  @Nullable Object value(Class<?> raw, Class<?> type) {
    if (raw == type) {
      return value(type);
    }
    int count = random.nextInt(4);
    return raw == UnaryOperator.class
        ? changes(type, count)
        : IntStream.range(0, count).mapToObj(i -> value(type)).toList();
  }

  private @Nullable Object value(Class<?> type) {
    if (type.isEnum()) {
      return of(List.of(type.getEnumConstants()));
    } else if (type.isSealed()) {
      return value(of(List.of(type.getPermittedSubclasses())));
    } else if (type == ProjectId.class) {
      return chance(0.95) ? project : of(projects);
    } else if (Id.class.isAssignableFrom(type)) {
      return type == SystemConfigId.class ? SystemConfigId.ONLY : id(type);
    }
    return switch (type.getSimpleName()) {
      case "String" -> of(TEXTS);
      case "boolean", "Boolean" -> chance(0.5);
      case "int", "Integer" -> of(NUMBERS);
      case "long", "Long" -> (long) of(NUMBERS);
      case "BigDecimal" -> BigDecimal.valueOf(of(NUMBERS), 2);
      case "Instant" -> of(TIMES);
      case "Duration" -> Duration.ofHours(of(List.of(0, 2, 2, 200)));
      case "UUID" -> new UUID(0, random.nextInt(3));
      case "List" -> List.of();
      case "Json" -> of(JSONS);
      case "Digest" -> Digest.of(of(TEXTS));
      case "PageRequest" -> PageRequest.first(of(List.of(1, 2, 1000)));
      case "RetentionPolicy" -> policy();
      default -> type.isRecord() ? record(type) : null;
    };
  }

  private RetentionPolicy policy() {
    return new RetentionPolicy(Map.of(of(List.of(Retained.values())), Duration.ofDays(1)));
  }

  /** Mostly one of something that is stored. */
  private Object id(Class<?> type) {
    List<Object> ids = ofType(type);
    if (ids.isEmpty() || chance(0.04)) {
      ids.add(Change.made(type, Ids.next()).orElseThrow());
    }
    return of(ids);
  }

  /** A known value or a new one, changed or not. */
  private @Nullable Object record(Class<?> type) {
    Optional<Object> old = chance(0.5) ? known(type) : Optional.empty();
    Object value = old.orElseGet(() -> fresh(type, 4));
    return value == null || OpenEnum.class.isAssignableFrom(type)
        ? value
        : changes(type, of(List.of(0, 1, 2, 5))).asFarAsItGoes(value);
  }

  /** A new value: a ready-made one for what it belongs to, or else one of parts. */
  @Nullable Object fresh(Class<?> type, int depth) {
    List<Method> makers = FIXTURES.stream().filter(it -> it.getReturnType() == type).toList();
    for (int tries = 0; tries < 50; tries++) {
      Optional<Object> made;
      if (makers.isEmpty()) {
        Stream<RecordComponent> components = Arrays.stream(type.getRecordComponents());
        made = Change.made(type, components.map(this::part).toArray());
      } else {
        Method maker = of(makers);
        Object[] parts =
            Arrays.stream(maker.getParameterTypes())
                .map(of ->
                    depth > 0 && ProjectOwned.class.isAssignableFrom(of)
                        ? known(of).orElseGet(() -> fresh(of, depth - 1))
                        : value(of))
                .toArray();
        made = Change.called(maker, null, parts);
      }
      if (made.isPresent()) {
        return made.get();
      }
    }
    return null;
  }

  private @Nullable Object part(RecordComponent component) {
    boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    Class<?> item =
        component.getGenericType() instanceof ParameterizedType list
            ? (Class<?>) list.getActualTypeArguments()[0]
            : component.getType();
    return optional && chance(0.4) ? null : value(component.getType(), item);
  }

  private Optional<Object> known(Class<?> type) {
    return Stream.generate(() -> ofType(type))
        .limit(ofType(type).isEmpty() ? 0 : 4)
        .map(this::of)
        .filter(it -> !(it instanceof ProjectOwned owned) || owned.projectId().equals(project))
        .findFirst();
  }

  private List<Object> ofType(Class<?> type) {
    return known.computeIfAbsent(type, any -> new ArrayList<>());
  }

  /** Moves of a lifecycle and changes of parts. */
  private Change changes(Class<?> type, int count) {
    List<Method> moves =
        publicMethods(type)
            .filter(it -> it.getReturnType() == type && !isStatic(it))
            .filter(it -> !it.getName().startsWith("with"))
            .toList();
    List<UnaryOperator<Object>> steps = new ArrayList<>();
    for (int i = 0; i < count && type.getRecordComponents().length > 0; i++) {
      RecordComponent component = of(List.of(type.getRecordComponents()));
      if (!moves.isEmpty() && chance(0.5)) {
        Method move = of(moves);
        Object[] parts = Arrays.stream(move.getParameterTypes()).map(this::value).toArray();
        steps.add(value -> Change.moved(value, move, parts));
      } else if (chance(0.1) || !List.of("id", "projectId").contains(component.getName())) {
        Object part = part(component);
        steps.add(value -> Change.with(value, component, part));
      }
    }
    return new Change(steps);
  }

  private static Stream<Method> publicMethods(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isBridge())
        .sorted(Comparator.comparing(Method::toString));
  }

  private static boolean isStatic(Method method) {
    return Modifier.isStatic(method.getModifiers());
  }
}
