// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract;

import dev.keelson.core.Id;
import dev.keelson.query.EntityType;
import dev.keelson.spi.EntityTypes;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How the suites over all types make a value refer to something.
 *
 * @param field the reference, as the EntityType names it
 * @param missing an id that nothing is stored under
 * @param stored stores something that a value may refer to, in the world's project if projects own
 *     it
 * @param pointing the value, valid but for referring to what is given
 */
public record Pointer<T, J extends Id>(
    String field, J missing, BiFunction<TestWorld, T, J> stored, BiFunction<T, J, T> pointing) {

  /** A pointer to what any value may refer to. */
  public Pointer(
      String field, J missing, Function<TestWorld, J> stored, BiFunction<T, J, T> pointing) {
    this(field, missing, (world, value) -> stored.apply(world), pointing);
  }

  public T atNothing(T value) {
    return pointing.apply(value, missing);
  }

  public T atStored(T value, TestWorld world) {
    return pointing.apply(value, stored.apply(world, value));
  }

  /** Tells whether a project owns what is referred to. */
  public boolean isOwned() {
    return EntityTypes.ALL.stream()
        .filter(type -> type.idType().isInstance(missing))
        .anyMatch(EntityType::isOwned);
  }
}
