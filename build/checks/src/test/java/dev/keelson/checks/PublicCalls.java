// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.keelson.core.Check;
import dev.keelson.core.Lifecycle;
import dev.keelson.core.Timestamps;
import dev.keelson.core.WriteCheck;
import dev.keelson.core.secret.SecretFinder;
import dev.keelson.journal.HoldStore;
import dev.keelson.journal.JournalStore;
import dev.keelson.knowledge.FileIngestion;
import dev.keelson.project.ProjectPurge;
import dev.keelson.query.Content;
import dev.keelson.query.EntityType;
import dev.keelson.query.FactType;
import dev.keelson.query.Found;
import dev.keelson.query.Group;
import dev.keelson.query.Guarded;
import dev.keelson.query.Index;
import dev.keelson.query.Kept;
import dev.keelson.query.LogType;
import dev.keelson.query.Names;
import dev.keelson.query.Numbered;
import dev.keelson.query.Place;
import dev.keelson.query.Referring;
import dev.keelson.query.Scalar;
import dev.keelson.query.States;
import dev.keelson.query.Unique;
import dev.keelson.query.ViewType;
import dev.keelson.repository.EntityStore;
import dev.keelson.repository.LogStore;
import dev.keelson.repository.QueryStore;
import dev.keelson.spi.Store;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a user of the published modules can call, with an argument for each parameter.
 * The testkit is left out, whose assertions fail instead, and so is what stores on PostgreSQL have
 * in common, which only authors of stores need.
 */
final class PublicCalls {

  /**
   * What only authors of stores need; and what finds secrets, which doesn't know our exceptions.
   */
  private static final Set<Package> PACKAGES =
      Set.of(Store.class.getPackage(), SecretFinder.class.getPackage());

  /** Called by repositories only, which have checked what they pass. */
  private static final Set<Class<?>> BEHIND_REPOSITORIES =
      Set.of(
          Store.class,
          EntityStore.class,
          QueryStore.class,
          LogStore.class,
          HoldStore.class,
          JournalStore.class,
          FileIngestion.class,
          ProjectPurge.class,
          Found.class,
          Group.class,
          Place.class,
          Scalar.class);

  /** Written down once, beside a type; a mistake there ends the loading of the class. */
  private static final Set<Class<?>> DECLARATIONS =
      Set.of(
          Content.class,
          EntityType.class,
          FactType.class,
          Guarded.class,
          Index.class,
          Kept.class,
          Lifecycle.Builder.class,
          Lifecycle.Transition.class,
          LogType.class,
          Names.class,
          Numbered.class,
          Referring.class,
          States.class,
          Unique.class,
          ViewType.class);

  /** Called with words for messages that stand in the code of the caller. */
  private static final Set<Class<?>> FOR_MESSAGES =
      Set.of(Check.class, Timestamps.class, WriteCheck.class);

  /** Packages in which tables and rows are, for the mappers of a store alone. */
  private static final Set<String> NOT_EXPORTED =
      Set.of("dev.keelson.jooq.generated", "dev.keelson.jpa.rows");

  private static final DescribedPredicate<JavaClass> CALLED =
      PublishedClasses.DOMAIN
          .or(PublishedClasses.MEMORY)
          .or(PublishedClasses.JOOQ)
          .or(PublishedClasses.JPA)
          .or(PublishedClasses.MIGRATIONS);

  private final Arguments arguments = new Arguments();
  private final List<Class<?>> types;

  PublicCalls() {
    List<Class<?>> all = published().sorted(Comparator.comparing(Class::getName)).toList();
    arguments.collect(all);
    types = all.stream().filter(type -> !isLeftOut(type)).toList();
  }

  private static Stream<Class<?>> published() {
    return PublishedClasses.CLASSES.stream()
        .filter(CALLED)
        .filter(type -> NOT_EXPORTED.stream().noneMatch(type.getPackageName()::startsWith))
        .<Class<?>>map(JavaClass::reflect)
        .filter(PublicCalls::isReachable);
  }

  private static boolean isReachable(Class<?> type) {
    return Modifier.isPublic(type.getModifiers())
        && (type.getEnclosingClass() == null || isReachable(type.getEnclosingClass()));
  }

  /** Tells whether it builds the record that it is in; it extends what Immutables generates. */
  private static boolean isBuilder(Class<?> type) {
    return isGenerated(type.getSuperclass());
  }

  private static boolean isGenerated(@Nullable Class<?> type) {
    return type != null && type.getEnclosingClass() == null && type.getName().endsWith("Builder");
  }

  private static boolean isLeftOut(Class<?> type) {
    return isGenerated(type)
        || BEHIND_REPOSITORIES.contains(type)
        || FOR_MESSAGES.contains(type)
        || Throwable.class.isAssignableFrom(type)
        || DECLARATIONS.contains(type)
        || PACKAGES.contains(type.getPackage());
  }

  /** Types of which nothing is known that could be called. */
  List<Class<?>> unreached() {
    return types.stream()
        .filter(type -> methods(type).anyMatch(it -> !Modifier.isStatic(it.getModifiers())))
        .filter(type -> arguments.find(type).isEmpty())
        .toList();
  }

  Stream<Call> all() {
    return types.stream()
        .flatMap(type -> Stream.concat(constructors(type), methods(type)).map(it -> call(type, it)))
        .flatMap(Optional::stream);
  }

  private static Stream<Executable> constructors(Class<?> type) {
    return Modifier.isAbstract(type.getModifiers())
        ? Stream.of()
        : Stream.of(type.getConstructors());
  }

  private static Stream<Method> methods(Class<?> type) {
    return Stream.of(type.getMethods())
        .filter(method -> method.getDeclaringClass().getName().startsWith("dev.keelson."))
        .filter(method -> !method.isBridge() && !method.isSynthetic())
        .filter(method -> !method.getName().equals("equals"))
        // Immutables 2.12 can't be told: for a builder that is extended, what it writes for
        // throwForNullPointer doesn't compile
        .filter(method -> !(isBuilder(type) && method.getName().equals("from")))
        .filter(method -> !(type.isEnum() && method.getName().equals("valueOf")));
  }

  /** The call of an object that accepts it with these arguments, if there is one, else of any. */
  private Optional<Call> call(Class<?> type, Executable executable) {
    List<Call> calls =
        executable instanceof Constructor<?> constructor
            ? List.of(new Call(type, null, executable, arguments.of(constructor)))
            : Modifier.isStatic(executable.getModifiers())
                ? List.of(new Call(type, null, executable, given(executable)))
                : arguments.all(isBuilder(type) ? type.getEnclosingClass() : type).stream()
                    .map(receiver -> new Call(type, receiver, executable, given(executable)))
                    .toList();
    return calls.stream()
        .filter(call -> call.thrown() == null)
        .findFirst()
        .or(() -> calls.stream().findFirst());
  }

  private List<Object> given(Executable executable) {
    return Stream.of(executable.getParameterTypes()).map(arguments::of).toList();
  }

  /**
   * A call of a method, or of a constructor.
   *
   * @param type the type through which it is called
   * @param receiver the object that is called, null if there is none
   * @param given an argument for each parameter, none of them null
   */
  record Call(Class<?> type, @Nullable Object receiver, Executable executable, List<Object> given) {

    /** The parameters that could be null. */
    IntStream parameters() {
      Class<?>[] types = executable.getParameterTypes();
      return IntStream.range(0, types.length).filter(i -> !types[i].isPrimitive());
    }

    String name(int index) {
      return executable.getParameters()[index].getName();
    }

    AnnotatedType parameter(int index) {
      return executable.getAnnotatedParameterTypes()[index];
    }

    /** Returns what is thrown if {@code argument} is passed in place of that parameter, or null. */
    @Nullable Throwable thrown(int index, @Nullable Object argument) {
      Object[] passed = given.toArray();
      passed[index] = argument;
      return thrown(passed);
    }

    /** Returns what is thrown by the whole call, or null. */
    @Nullable Throwable thrown() {
      return thrown(given.toArray());
    }

    private @Nullable Throwable thrown(@Nullable Object[] passed) {
      try {
        if (executable instanceof Constructor<?> constructor) {
          constructor.newInstance(passed);
        } else if (isBuilder(type)) {
          build(receiver, (Method) executable, passed);
        } else {
          Object returned = ((Method) executable).invoke(receiver, passed);
          if (returned != null && isBuilder(returned.getClass())) {
            returned.getClass().getMethod("build").invoke(returned);
          }
        }
        return null;
      } catch (InvocationTargetException e) {
        return e.getCause();
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(this + " can't be called", e);
      }
    }

    /** Calls a builder that has everything of {@code value}, and builds. */
    private static void build(Object value, Method setter, @Nullable Object[] passed)
        throws ReflectiveOperationException {
      Object builder = value.getClass().getMethod("builder").invoke(null);
      builder.getClass().getMethod("from", value.getClass()).invoke(builder, value);
      setter.invoke(builder, passed);
      builder.getClass().getMethod("build").invoke(builder);
    }

    @Override
    public String toString() {
      return "%s.%s(%s)"
          .formatted(
              type.getName().replaceAll(".*\\.", ""),
              executable instanceof Constructor ? "new" : executable.getName(),
              String.join(
                  ", ",
                  Arrays.stream(executable.getParameterTypes())
                      .map(Class::getSimpleName)
                      .toList()));
    }
  }
}
