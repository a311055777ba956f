// SPDX-License-Identifier: Apache-2.0
package dev.keelson.testkit.contract.asking;

import dev.keelson.core.AuditInfo;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.testkit.contract.TestWorld;
import dev.keelson.testkit.fixtures.Made;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * A query that lists in pages, for suites that go over all of them.
 *
 * @param name the query, as a reader of the SPI knows it
 * @param owned whether a project owns what is listed
 * @param order the documented order
 * @param open chooses the query's parameters in a project
 */
public record Listing<T>(
    String name, boolean owned, Comparator<? super T> order, Function<TestWorld, Shelf<T>> open) {

  public static final Comparator<Entity<?>> BY_ID = Comparator.comparing(Entity::id, Id.ORDER);

  public static final Comparator<Entity<?>> BY_CREATION =
      Comparator.<Entity<?>, Instant>comparing(Entity::createdAt).thenComparing(BY_ID);

  /** A query on what a project owns, by creation. */
  public static <T extends Entity<?>> Listing<T> owned(
      String name, Function<TestWorld, Shelf<T>> open) {
    return new Listing<>(name, true, BY_CREATION, open);
  }

  /** A query on what all projects share, by creation. */
  public static <T extends Entity<?>> Listing<T> shared(
      String name, Function<TestWorld, Shelf<T>> open) {
    return new Listing<>(name, false, BY_CREATION, open);
  }

  /**
   * The query with its parameters chosen.
   *
   * @param add stores the i-th thing that the query must list
   * @param query asks through any project's scope, with the same parameters
   */
  public record Shelf<T>(IntFunction<T> add, BiFunction<TestWorld, PageRequest, Page<T>> query) {}

  /**
   * A UUID for the i-th thing on a shelf, up to 16. Their order is not that of {@code i}, and half
   * of them are negative to those who compare them as signed numbers.
   */
  public static UUID id(int i) {
    UUID random = UUID.randomUUID();
    long first = (i * 7L % 16) << 60 | random.getMostSignificantBits() >>> 4;
    return new UUID(first, random.getLeastSignificantBits());
  }

  /** What says that the i-th thing was made at {@link #time}. */
  public static AuditInfo made(int i) {
    return AuditInfo.made(time(i));
  }

  /** A time for the i-th thing, the same for some. */
  public static Instant time(int i) {
    return Made.NOW.plusSeconds(i % 3);
  }
}
