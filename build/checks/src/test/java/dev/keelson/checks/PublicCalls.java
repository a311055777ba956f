// SPDX-License-Identifier: Apache-2.0
package dev.keelson.checks;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.keelson.Keelson;
import dev.keelson.journal.Journal;
import dev.keelson.journal.JournalStore;
import dev.keelson.knowledge.FileIngestion;
import dev.keelson.project.ProjectPurge;
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

/** Everything that a user of the domain can call, with an argument for each parameter. */
final class PublicCalls {

  /** Called by repositories only, which have checked what they pass; authors of stores see no null. */
  private static final Set<Class<?>> BEHIND_REPOSITORIES =
      Set.of(
          Store.class,
          EntityStore.class,
          QueryStore.class,
          LogStore.class,
          JournalStore.class,
          Journal.Snapshots.class,
          FileIngestion.class,
          ProjectPurge.class);

  private final Arguments arguments = new Arguments();
  private final List<Class<?>> types;

  PublicCalls(Class<?>... entryPoints) {
    types =
        Stream.concat(domain(), Stream.of(entryPoints))
            .sorted(Comparator.comparing(Class::getName))
            .toList();
    arguments.collect(types);
  }

  /** The public types of the domain. */
  private static Stream<Class<?>> domain() {
    String place = Keelson.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages("dev.keelson").stream()
            .filter(type -> type.getSource().orElseThrow().getUri().getPath().contains(place))
            .<Class<?>>map(JavaClass::reflect)
            .filter(PublicCalls::isReachable)
            .filter(type -> !BEHIND_REPOSITORIES.contains(type));
  }

  private static boolean isReachable(Class<?> type) {
    return Modifier.isPublic(type.getModifiers())
        && (type.getEnclosingClass() == null || isReachable(type.getEnclosingClass()));
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
    return Modifier.isAbstract(type.getModifiers()) ? Stream.of() : Stream.of(type.getConstructors());
  }

  private static Stream<Method> methods(Class<?> type) {
    return Stream.of(type.getMethods())
        .filter(method -> method.getDeclaringClass().getName().startsWith("dev.keelson."))
        .filter(method -> !method.isBridge() && !method.isSynthetic())
        .filter(method -> !method.getName().equals("equals"))
        .filter(method -> !(type.isEnum() && method.getName().equals("valueOf")));
  }

  private Optional<Call> call(Class<?> type, Executable executable) {
    boolean needsNone = Modifier.isStatic(executable.getModifiers()) || executable instanceof Constructor;
    Optional<Object> receiver = needsNone ? Optional.empty() : arguments.find(type);
    return needsNone || receiver.isPresent()
        ? Optional.of(new Call(type, receiver.orElse(null), executable, given(executable)))
        : Optional.empty();
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
        } else {
          ((Method) executable).invoke(receiver, passed);
        }
        return null;
      } catch (InvocationTargetException e) {
        return e.getCause();
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(this + " can't be called", e);
      }
    }

    @Override
    public String toString() {
      return "%s.%s(%s)"
          .formatted(
              type.getName().replaceAll(".*\\.", ""),
              executable instanceof Constructor ? "new" : executable.getName(),
              String.join(
                  ", ",
                  Arrays.stream(executable.getParameterTypes()).map(Class::getSimpleName).toList()));
    }
  }
}
