// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.asking;

import dev.keelson.Keelson;
import dev.keelson.ProjectScope;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.query.Attribute;
import dev.keelson.query.RowType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A method of a repository that finds values by what it is given.
 *
 * @param accessor the way to the repository, from a project or from the root
 * @param method the finder
 */
record Finder(Method accessor, Method method) {

  /** The most calls of one finder; more say nothing new. */
  private static final int MOST = 40;

  /** The finders that give values of a type. */
  static List<Finder> of(RowType<?> type) {
    Class<?> root = type.isOwned() ? ProjectScope.class : Keelson.class;
    return Arrays.stream(root.getMethods())
        .filter(accessor -> accessor.getParameterCount() == 0)
        .flatMap(accessor ->
            Arrays.stream(accessor.getReturnType().getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> gives(method, type))
                .map(method -> new Finder(accessor, method)))
        .toList();
  }

  String name() {
    return method.getName();
  }

  boolean isPaged() {
    return method.getReturnType() == Page.class;
  }

  Object repository(Keelson keelson, ProjectId project) {
    Object root =
        accessor.getDeclaringClass() == Keelson.class ? keelson : keelson.project(project);
    return invoke(accessor, root);
  }

  Object call(Object repository, List<Object> arguments) {
    return invoke(method, repository, arguments.toArray());
  }

  /** What to ask for, without the page: for each parameter some values that stored ones have. */
  <T> List<List<Object>> arguments(List<T> rows) {
    List<List<Object>> all = List.of(List.of());
    for (Class<?> parameter : method.getParameterTypes()) {
      if (parameter != PageRequest.class) {
        List<List<Object>> longer = new ArrayList<>();
        for (List<Object> begun : all) {
          for (Object value : values(parameter, rows)) {
            longer.add(Stream.concat(begun.stream(), Stream.of(value)).toList());
          }
        }
        all = longer.subList(0, Math.min(longer.size(), MOST));
      }
    }
    return all;
  }

  private static <T> List<Object> values(Class<?> parameter, List<T> rows) {
    Class<?> wanted = boxed(parameter);
    return rows.stream()
        .flatMap(row ->
            Arrays.stream(row.getClass().getRecordComponents())
                .filter(component -> boxed(component.getType()) == wanted)
                .flatMap(component -> Stream.ofNullable(invoke(component.getAccessor(), row))))
        .distinct()
        .toList();
  }

  private static boolean gives(Method method, RowType<?> type) {
    boolean finds =
        (method.getReturnType() == Page.class && lastIsPage(method))
            || method.getReturnType() == Optional.class;
    return finds
        && Arrays.stream(method.getParameterTypes())
            .noneMatch(parameter -> Attribute.class.isAssignableFrom(parameter))
        && method.getGenericReturnType() instanceof ParameterizedType of
        && of.getActualTypeArguments()[0] == type.type()
        && method.getName().startsWith("find");
  }

  private static boolean lastIsPage(Method method) {
    Class<?>[] parameters = method.getParameterTypes();
    return parameters.length > 0 && parameters[parameters.length - 1] == PageRequest.class;
  }

  private static Class<?> boxed(Class<?> type) {
    return type == boolean.class
        ? Boolean.class
        : type == int.class ? Integer.class : type == long.class ? Long.class : type;
  }

  private static Object invoke(Method method, Object target, Object... arguments) {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof RuntimeException refused
          ? refused
          : new IllegalStateException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return method.getDeclaringClass().getSimpleName() + "." + name();
  }
}
