// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.asking;

import dev.keelson.core.AlreadyExistsException;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.NotFoundException;
import dev.keelson.query.EntityType;
import dev.keelson.query.RowType;
import dev.keelson.repository.InsertingRepository;
import dev.keelson.repository.Repository;
import dev.keelson.testkit.contract.TestWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How a type's values get into a store so that every question about them has something to find and
 * something to leave out: for suites that go over all types.
 *
 * @param type what they are of
 * @param most how many there can be in one project
 * @param add stores the i-th one
 * @param touch writes one again, without another content; nothing where that can't be
 */
record Specimens<T>(RowType<T> type, int most, Add<T> add, BiConsumer<TestWorld, T> touch) {

  /** So many that a page of three is not the last one, nor the last but one. */
  static final int COUNT = 8;

  /** Specimens that can't be written again. */
  static <T> Specimens<T> of(RowType<T> type, Add<T> add) {
    return new Specimens<>(type, COUNT, add, (world, value) -> {});
  }

  /** Specimens that are variations of two ready-made values. */
  static <T extends Record & Entity<I>, I extends Id> Specimens<T> of(
      EntityType<T, I> type,
      Function<TestWorld, ? extends InsertingRepository<T, I>> repository,
      Function<TestWorld, T> minimal,
      Function<TestWorld, T> full) {
    return new Specimens<>(
        type,
        COUNT,
        (world, i, earlier) -> {
          T made = (i % 2 == 0 ? minimal : full).apply(world);
          InsertingRepository<T, I> stored = repository.apply(world);
          try {
            return stored.insert(Variation.of(type, made, i, earlier));
          } catch (AlreadyExistsException | NotFoundException | InvalidValueException e) {
            return stored.insert(made); // some variations don't go together
          }
        },
        (world, value) -> {
          if (repository.apply(world) instanceof Repository<T, I> changing) {
            changing.update(value.id(), same -> same);
          }
        });
  }

  /** The same, but there is only one. */
  Specimens<T> single() {
    return new Specimens<>(type, 1, add, touch);
  }

  /** Stores as many as there should be. */
  List<T> fill(TestWorld world) {
    List<T> stored = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      stored.add(add.add(world, i, stored));
    }
    return stored;
  }

  @Override
  public String toString() {
    return type.name();
  }

  /** Stores the i-th value, and returns it as it is stored. */
  interface Add<T> {
    T add(TestWorld world, int i, List<T> earlier);
  }
}
