// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import dev.keelson.core.Entity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a type declares about its values. */
record TypeRules<T extends Entity<?>>(
    @Nullable States<T, ?> states,
    @Nullable Numbered<T> numbered,
    List<Unique<T>> uniques,
    List<Referring<T>> references,
    List<Index<T>> indexes,
    List<Attribute<T, ?>> others,
    Order<T> order,
    Kept<T> kept) {

  static <T extends Entity<?>> TypeRules<T> of(Order<T> order) {
    Kept<T> nothing = new Kept<>(List.of(), List.of());
    return new TypeRules<>(null, null, List.of(), List.of(), List.of(), List.of(), order, nothing);
  }

  TypeRules<T> states(States<T, ?> its) {
    return new TypeRules<>(its, numbered, uniques, references, indexes, others, order, kept);
  }

  TypeRules<T> numbered(Numbered<T> its) {
    return new TypeRules<>(states, its, uniques, references, indexes, others, order, kept);
  }

  TypeRules<T> order(Order<T> other) {
    return new TypeRules<>(states, numbered, uniques, references, indexes, others, other, kept);
  }

  TypeRules<T> plus(Unique<T> unique) {
    return new TypeRules<>(
        states,
        numbered,
        longer(uniques, List.of(unique)),
        references,
        indexes,
        others,
        order,
        kept);
  }

  TypeRules<T> plus(Referring<T> reference) {
    return new TypeRules<>(
        states,
        numbered,
        uniques,
        longer(references, List.of(reference)),
        indexes,
        others,
        order,
        kept);
  }

  TypeRules<T> plus(Index<T> index) {
    return new TypeRules<>(
        states,
        numbered,
        uniques,
        references,
        longer(indexes, List.of(index)),
        others,
        order,
        kept);
  }

  TypeRules<T> plus(List<Attribute<T, ?>> more) {
    return new TypeRules<>(
        states, numbered, uniques, references, indexes, longer(others, more), order, kept);
  }

  TypeRules<T> kept(Kept<T> its) {
    return new TypeRules<>(states, numbered, uniques, references, indexes, others, order, its);
  }

  private static <E> List<E> longer(List<E> list, List<? extends E> more) {
    List<E> longer = new ArrayList<>(list);
    longer.addAll(more);
    return List.copyOf(longer);
  }
}
