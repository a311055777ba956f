// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * What updates keep besides the id, the project and the time of creation.
 *
 * @param fixed what stays what it was inserted with, in the order of declaration
 * @param once what stays once it is present, in the order of declaration
 * @param guarded what only a capability writes, in the order of declaration
 * @param freeing the states that end a lock, with which an update takes it away
 */
public record Kept<T extends Entity<?>>(
    List<Attribute<T, ?>> fixed,
    List<Attribute<T, ?>> once,
    List<Guarded<T>> guarded,
    List<State> freeing) {

  static <T extends Entity<?>> Kept<T> nothing() {
    return new Kept<>(List.of(), List.of(), List.of(), List.of());
  }

  Kept<T> plus(List<Attribute<T, ?>> more) {
    return new Kept<>(longer(fixed, more), once, guarded, freeing);
  }

  Kept<T> plusOnce(List<Attribute<T, ?>> more) {
    return new Kept<>(fixed, longer(once, more), guarded, freeing);
  }

  Kept<T> plus(Capability capability, Guarded.Kind kind, List<Attribute<T, ?>> more) {
    return new Kept<>(
        fixed,
        once,
        longer(guarded, more.stream().map(it -> new Guarded<T>(it, capability, kind)).toList()),
        freeing);
  }

  Kept<T> freedBy(List<State> states) {
    return new Kept<>(fixed, once, guarded, states);
  }

  /**
   * Checks that a new value leaves to a capability what only that capability writes.
   *
   * @throws dev.keelson.core.InvalidValueException if it does not, naming the first such attribute
   */
  public void checkNew(EntityType<T, ?> type, T value) {
    for (Guarded<T> it : guarded) {
      Check.that(
          it.isInitial(value),
          field(type, it.attribute()),
          "must be absent or 0 in a new value",
          it.capability() + " writes it");
    }
  }

  /**
   * Checks that an update keeps what is fixed, what is fixed once it is present, and what only a
   * capability writes.
   *
   * @param ranOut whether the time of the lock on the stored value, if there is one, is over by the
   *     store's clock; one that ends exactly now has run out
   * @throws dev.keelson.core.InvalidValueException if it does not, naming the first such attribute
   */
  public void check(EntityType<T, ?> type, T stored, T changed, boolean ranOut) {
    for (Attribute<T, ?> attribute : fixed) {
      checkSame(type, attribute, stored, changed);
    }
    for (Attribute<T, ?> attribute : once) {
      if (attribute.of(stored) != null) {
        checkSame(type, attribute, stored, changed);
      }
    }
    boolean isTransition =
        type.states().map(its -> !its.of(stored).equals(its.of(changed))).orElse(false);
    boolean frees =
        isTransition
            && (ranOut
                || type.states().map(its -> freeing.contains(its.of(changed))).orElse(false));
    for (Guarded<T> it : guarded) {
      Check.that(
          it.allows(stored, changed, isTransition, frees),
          field(type, it.attribute()),
          "must stay what it is",
          it.remedy(changed));
    }
  }

  private static <T extends Entity<?>> void checkSame(
      EntityType<T, ?> type, Attribute<T, ?> attribute, T stored, T changed) {
    Check.that(
        Objects.equals(attribute.of(stored), attribute.of(changed)),
        field(type, attribute),
        "must stay what it is",
        "insert another value");
  }

  private static String field(EntityType<?, ?> type, Attribute<?, ?> attribute) {
    return Names.component(type.name()) + "." + Names.component(attribute.name());
  }

  private static <E> List<E> longer(List<E> list, Collection<? extends E> more) {
    List<E> longer = new ArrayList<>(list);
    longer.addAll(more);
    return List.copyOf(longer);
  }
}
