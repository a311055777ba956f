// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import dev.keelson.core.Entity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a type declares about its values. */
record TypeRules<T extends Entity<?>>(
    @Nullable States<T, ?> states,
    @Nullable Numbered<T> numbered,
    List<Unique<T>> uniques,
    List<Referring<T>> references,
    List<Index<T>> indexes,
    List<Attribute<T, ?>> others,
    List<Content<T>> contents,
    Order<T> order,
    Kept<T> kept) {

  static <T extends Entity<?>> TypeRules<T> of(Order<T> order) {
    return new TypeRules<>(
        null, null, List.of(), List.of(), List.of(), List.of(), List.of(), order, Kept.nothing());
  }

  TypeRules<T> states(States<T, ?> its) {
    return new TypeRules<>(
        its, numbered, uniques, references, indexes, others, contents, order, kept);
  }

  TypeRules<T> numbered(Numbered<T> its) {
    return new TypeRules<>(
        states, its, uniques, references, indexes, others, contents, order, kept);
  }

  TypeRules<T> order(Order<T> other) {
    return new TypeRules<>(
        states, numbered, uniques, references, indexes, others, contents, other, kept);
  }

  TypeRules<T> plus(Unique<T> unique) {
    return new TypeRules<>(
        states,
        numbered,
        longer(uniques, List.of(unique)),
        references,
        indexes,
        others,
        contents,
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
        contents,
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
        contents,
        order,
        kept);
  }

  TypeRules<T> plus(List<Attribute<T, ?>> more) {
    return new TypeRules<>(
        states,
        numbered,
        uniques,
        references,
        indexes,
        longer(others, more),
        contents,
        order,
        kept);
  }

  TypeRules<T> kept(Kept<T> its) {
    return new TypeRules<>(
        states, numbered, uniques, references, indexes, others, contents, order, its);
  }

  TypeRules<T> contents(List<Content<T>> its) {
    return new TypeRules<>(
        states, numbered, uniques, references, indexes, others, its, order, kept);
  }

  /** Returns the unique key of exactly these attributes of the type of that name. */
  Unique<T> uniqueBy(List<Attribute<T, ?>> wanted, String type) {
    return uniques.stream()
        .filter(unique -> unique.attributes().equals(wanted))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("%s is not unique by %s".formatted(type, wanted)));
  }

  /** Returns the first unique key that a value has, without those with a number of the store's. */
  Optional<Unique<T>> keyOf(T value) {
    return uniques.stream()
        .filter(unique -> numbered == null || !unique.attributes().contains(numbered.number()))
        .filter(unique -> unique.key(value) != null)
        .findFirst();
  }

  /** Returns whether all of a unique key that has no exception is among these attributes. */
  boolean isUnique(Collection<? extends Attribute<?, ?>> among) {
    return uniques.stream()
        .anyMatch(unique -> !unique.partial() && among.containsAll(unique.attributes()));
  }

  /** Returns the indexes that serve queries, those of unique keys first. */
  Stream<Index<T>> allIndexes() {
    return Stream.concat(
        uniques.stream()
            .filter(unique -> !unique.partial())
            .map(unique -> new Index<>(unique.attributes())),
        indexes.stream());
  }

  /** Returns {@code first} and the attributes that are named here, with duplicates. */
  List<Attribute<T, ?>> attributes(Attribute<T, ?> first) {
    List<Attribute<T, ?>> all = new ArrayList<>(List.of(first));
    if (states != null) {
      all.add(states.status());
    }
    uniques.forEach(unique -> all.addAll(unique.attributes()));
    references.forEach(referring -> all.add(referring.reference()));
    if (numbered != null) {
      all.add(numbered.number());
      all.addAll(numbered.key());
    }
    all.addAll(others);
    return all;
  }

  private static <E> List<E> longer(List<E> list, List<? extends E> more) {
    List<E> longer = new ArrayList<>(list);
    longer.addAll(more);
    return List.copyOf(longer);
  }
}
