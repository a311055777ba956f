// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The checks before every write: the value belongs to the project that it is written to, and no
 * text or JSON of it may look like a secret, besides in the fields that were masked. The second one
 * walks the components of the record, so that new fields are covered automatically.
 */
public final class WriteCheck {

  private static final ClassValue<RecordComponent[]> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
          return type.getRecordComponents();
        }
      };

  private final SecretScanner scanner;
  private final Set<String> except;

  private WriteCheck(SecretScanner scanner, Set<String> except) {
    this.scanner = scanner;
    this.except = except;
  }

  /**
   * Checks that a value belongs to the project that it is written to.
   *
   * @throws ForeignProjectException if it belongs to another project, naming both
   */
  public static void requireOwner(Id subject, ProjectId owner, ProjectId project) {
    if (!owner.equals(project)) {
      throw new ForeignProjectException(subject, owner, project);
    }
  }

  /**
   * Checks that a value contains no secret.
   *
   * @throws SecretFoundException if it does, naming the field, for example {@code trigger.source},
   *     and the kind of secret
   */
  public static void refuseSecrets(Record value) {
    refuseSecrets(value, SecretScanner.standard(), Set.of());
  }

  /**
   * Checks that a value contains no secret that {@code scanner} finds, besides in these fields.
   *
   * @param except fields as they are named in refusals, for example {@code content.text}
   * @throws SecretFoundException if it does, naming the field
   */
  public static void refuseSecrets(Record value, SecretScanner scanner, Set<String> except) {
    new WriteCheck(scanner, except).check(value, "");
  }

  /**
   * Checks that a part of a value contains no secret, for parts that are written separately.
   *
   * @throws SecretFoundException if it does, naming {@code field} or a field below it, and the kind
   *     of secret
   */
  public static void refuseSecrets(@Nullable Object part, String field) {
    new WriteCheck(SecretScanner.standard(), Set.of()).check(part, field);
  }

  private void check(Record value, String prefix) {
    for (RecordComponent component : COMPONENTS.get(value.getClass())) {
      check(read(component, value), prefix + component.getName());
    }
  }

  private void check(@Nullable Object part, String field) {
    if (except.contains(field)) {
      return;
    }
    switch (part) {
      case null -> {}
      case String text -> scanner.refuse(text, field);
      case Json json -> scanner.refuse(json, field);
      case OpenEnum word -> scanner.refuse(word.value(), field);
      case Id id -> {} // UUIDs and digests have no room for a secret
      case Digest digest -> {}
      case SecretRef checkedWhenMade -> {}
      case CachedToken exempt -> {} // the one secret that may be stored
      case Failure failure -> scanner.refuse(failure.code(), field + ".code"); // masks the rest
      case Record nested -> check(nested, field + ".");
      case Collection<?> items -> items.forEach(item -> check(item, field));
      case Map<?, ?> entries ->
          entries.forEach((key, item) -> {
            check(key, field);
            check(item, field);
          });
      default -> {}
    }
  }

  private static @Nullable Object read(RecordComponent component, Record value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(
          "%s.%s must be a public component that can be read"
              .formatted(value.getClass().getName(), component.getName()),
          e);
    }
  }
}
