// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks;

import dev.keelson.Keelson;
import dev.keelson.agent.AgentId;
import dev.keelson.core.Json;
import dev.keelson.core.Lifecycle;
import dev.keelson.core.ProjectId;
import dev.keelson.core.WorkItemId;
import dev.keelson.core.secret.FoundSecret;
import dev.keelson.memory.MemoryKeelson;
import dev.keelson.run.Run;
import dev.keelson.run.RunStatus;
import dev.keelson.spi.Store;
import dev.keelson.testkit.fixtures.Made;
import dev.keelson.userdata.ScratchContent;
import dev.keelson.userdata.ScratchType;
import dev.keelson.work.Awaited;
import dev.keelson.work.ClaimRequest;
import java.io.StringWriter;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * An object of every type, to call or to pass: what the fixtures make, what constants hold, a
 * Keelson in memory, and whatever these lead to.
 */
final class Arguments {

  private final Map<Class<?>, Object> known = new LinkedHashMap<>();
  private final List<Record> samples = new ArrayList<>();

  Arguments() {
    Store store = MemoryKeelson.store();
    know(store);
    Keelson keelson = Keelson.over(store);
    know(keelson);
    know(keelson.project(ProjectId.next()));
    Stream.of(
            "words",
            Made.NOW,
            Duration.ofSeconds(1),
            UUID.randomUUID(),
            Clock.systemUTC(),
            BigDecimal.ONE,
            List.of(),
            Set.of(),
            Map.of(),
            new TreeMap<>(Map.of("run", 1L)),
            new StringWriter(),
            (byte) 1,
            1,
            1L,
            1.0,
            1.0f,
            true,
            'a',
            Made.class,
            MemoryKeelson.vectorIndex(2),
            DSL.using(SQLDialect.POSTGRES),
            Lifecycle.of("run", RunStatus.class),
            new FoundSecret("token", 0, 1),
            Run.ATTEMPT.atLeast(1),
            ClaimRequest.by(AgentId.next()),
            ClaimRequest.by(AgentId.next()).everywhere(),
            Awaited.items(List.of(WorkItemId.next())),
            new ScratchContent.Other(new ScratchType("other"), Json.EMPTY))
        .forEach(this::know);
    samples.addAll(Samples.all());
    samples.forEach(this::know);
  }

  /** Collects an object of each type, as far as one is found. */
  void collect(List<Class<?>> types) {
    types.forEach(this::constants);
    int before;
    do {
      before = known.size();
      types.forEach(this::reachedFrom);
      types.stream().filter(type -> find(type).isEmpty()).forEach(this::make);
    } while (known.size() > before);
  }

  Optional<Object> find(Class<?> type) {
    Object exact = known.get(type);
    return exact != null
        ? Optional.of(exact)
        : known.values().stream().filter(type::isInstance).findFirst();
  }

  /** Returns all objects of that type, such as values in several states. */
  List<Object> all(Class<?> type) {
    Object exact = known.get(type);
    return exact instanceof Record
        ? Stream.concat(samples.stream().filter(type::isInstance), Stream.of(exact)).toList()
        : find(type).stream().toList();
  }

  /** Returns arguments that a constructor accepts, if a value of its type is known. */
  List<Object> of(Constructor<?> constructor) {
    Optional<Record> value =
        constructor.getDeclaringClass().isRecord()
            ? all(constructor.getDeclaringClass()).stream().map(Record.class::cast).findFirst()
            : Optional.empty();
    RecordComponent[] components = constructor.getDeclaringClass().getRecordComponents();
    List<Object> passed = new ArrayList<>();
    for (int i = 0; i < constructor.getParameterCount(); i++) {
      Object component =
          value.isPresent() && components.length == constructor.getParameterCount()
              ? called(components[i].getAccessor(), value.get())
              : null;
      passed.add(component == null ? of(constructor.getParameterTypes()[i]) : component);
    }
    return passed;
  }

  /** Returns an object of that type; a proxy that does nothing if none is known. */
  Object of(Class<?> type) {
    if (type.isArray()) {
      Object array = Array.newInstance(type.getComponentType(), 1);
      Array.set(array, 0, of(type.getComponentType()));
      return array;
    }
    return find(boxed(type))
        .or(() -> canBeIdle(type) ? Optional.of(idle(type)) : Optional.empty())
        .orElseThrow(() -> new IllegalStateException("nothing is known of type " + type));
  }

  private boolean isKnown(Class<?> type) {
    return type.isArray()
        ? isKnown(type.getComponentType())
        : canBeIdle(type) || find(boxed(type)).isPresent();
  }

  private static boolean canBeIdle(Class<?> type) {
    return type.isInterface() && !type.isSealed();
  }

  private static Class<?> boxed(Class<?> type) {
    return Array.get(Array.newInstance(type, 1), 0) == null
        ? type
        : Array.get(Array.newInstance(type, 1), 0).getClass();
  }

  @SuppressWarnings("ReferenceEquality") // it is only itself
  private static Object idle(Class<?> type) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, passed) ->
            switch (method.getName()) {
              case "hashCode" -> System.identityHashCode(proxy);
              case "equals" -> proxy == passed[0];
              case "toString" -> "idle " + type.getSimpleName();
              default ->
                  method.getReturnType().isPrimitive() && method.getReturnType() != void.class
                      ? Array.get(Array.newInstance(method.getReturnType(), 1), 0)
                      : null;
            });
  }

  private void know(@Nullable Object object) {
    if (object instanceof Optional<?> optional) {
      know(optional.orElse(null));
    } else if (object instanceof Collection<?> some && !some.isEmpty()) {
      know(some.iterator().next());
    } else if (object != null && known.putIfAbsent(object.getClass(), object) == null) {
      if (object instanceof Record record && isOurs(record.getClass())) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
          know(called(component.getAccessor(), record));
        }
      }
    }
  }

  private void constants(Class<?> type) {
    for (Field field : type.getFields()) {
      if (Modifier.isStatic(field.getModifiers())) {
        try {
          know(field.get(null));
        } catch (IllegalAccessException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  /** Keeps what the methods without parameters of an object of that type return. */
  private void reachedFrom(Class<?> type) {
    Optional<Object> from = find(type);
    for (Method method : type.getMethods()) {
      boolean isStatic = Modifier.isStatic(method.getModifiers());
      if (isOurs(method.getDeclaringClass())
          && method.getParameterCount() == 0
          && method.getReturnType() != void.class
          && (isStatic || from.isPresent())
          && (find(method.getReturnType()).isEmpty() || method.getReturnType().isInterface())) {
        know(called(method, isStatic ? null : from.orElseThrow()));
      }
    }
  }

  /** Makes an object by the first constructor or factory method that accepts what is known. */
  private void make(Class<?> type) {
    for (Executable maker : makers(type)) {
      List<Object> passed = new ArrayList<>();
      for (Class<?> parameter : maker.getParameterTypes()) {
        if (isKnown(parameter)) {
          passed.add(of(parameter));
        }
      }
      if (passed.size() == maker.getParameterCount()) {
        know(called(maker, null, passed.toArray()));
      }
    }
  }

  private static Collection<Executable> makers(Class<?> type) {
    Collection<Executable> makers = new ArrayDeque<>();
    if (!Modifier.isAbstract(type.getModifiers())) {
      makers.addAll(List.of(type.getConstructors()));
    }
    for (Method method : type.getMethods()) {
      if (Modifier.isStatic(method.getModifiers())
          && type.isAssignableFrom(method.getReturnType())) {
        makers.add(method);
      }
    }
    return makers;
  }

  private static @Nullable Object called(
      Executable executable, @Nullable Object receiver, Object... passed) {
    try {
      return executable instanceof Constructor<?> constructor
          ? constructor.newInstance(passed)
          : ((Method) executable).invoke(receiver, passed);
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  private static boolean isOurs(Class<?> type) {
    return type.getName().startsWith("dev.keelson.");
  }
}
