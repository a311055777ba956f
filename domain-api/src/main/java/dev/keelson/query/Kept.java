// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import dev.keelson.core.Check;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * What updates keep.
 *
 * @param fixed what stays what it was inserted with
 * @param guarded what a capability writes
 */
record Kept<T>(List<Attribute<T, ?>> fixed, List<Guarded<T>> guarded) {

  Kept<T> plus(Collection<Attribute<T, ?>> more) {
    return new Kept<>(longer(fixed, more), guarded);
  }

  Kept<T> plusGuarded(Collection<Guarded<T>> more) {
    return new Kept<>(fixed, longer(guarded, more));
  }

  void checkNew(String type, T value) {
    for (Guarded<T> it : guarded) {
      Check.that(
          it.isInitial(value),
          field(type, it.attribute()),
          "must be absent or 0 in a new value",
          it.capability() + " writes it");
    }
  }

  void checkKept(String type, T stored, T changed, boolean isTransition) {
    for (Attribute<T, ?> attribute : fixed) {
      Check.that(
          Objects.equals(attribute.of(stored), attribute.of(changed)),
          field(type, attribute),
          "must stay what it was inserted with",
          "insert another value");
    }
    for (Guarded<T> it : guarded) {
      Check.that(
          it.allows(stored, changed, isTransition),
          field(type, it.attribute()),
          "must stay what it is",
          it.capability() + " changes it");
    }
  }

  private static String field(String type, Attribute<?, ?> attribute) {
    return Names.component(type) + "." + Names.component(attribute.name());
  }

  private static <E> List<E> longer(List<E> list, Collection<? extends E> more) {
    List<E> longer = new ArrayList<>(list);
    longer.addAll(more);
    return List.copyOf(longer);
  }
}
