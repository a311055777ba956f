// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import dev.keelson.core.Check;
import dev.keelson.core.Unreadable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value that was found, together with the latest values that refer to it; or, in what a store
 * returns, a row that this release can't read.
 */
public final class Found<T> {

  private final @Nullable T value;
  private final @Nullable Place place;
  private final Map<Latest<T, ?>, List<?>> latest;
  private final List<Unreadable> unreadable;

  /**
   * Creates one.
   *
   * @param latest the latest values that were requested, latest first
   */
  public Found(T value, Map<Latest<T, ?>, List<?>> latest) {
    this(value, latest, List.of());
  }

  /**
   * Creates one, some of whose latest values this release can't read.
   *
   * @param latest the others, latest first
   */
  public Found(T value, Map<Latest<T, ?>, List<?>> latest, List<Unreadable> unreadable) {
    this(Check.present(value, "value"), null, latest, unreadable);
  }

  private Found(
      @Nullable T value,
      @Nullable Place place,
      Map<Latest<T, ?>, List<?>> latest,
      List<Unreadable> unreadable) {
    Map<Latest<T, ?>, List<?>> copy = new HashMap<>();
    latest.forEach((asked, values) -> copy.put(asked, List.copyOf(values)));
    this.value = value;
    this.place = place;
    this.latest = Map.copyOf(copy);
    this.unreadable = List.copyOf(unreadable);
  }

  /**
   * For authors of stores: returns a row that this release can't read, at its place in the listing.
   */
  public static <T> Found<T> unreadable(Unreadable row, Place place) {
    return new Found<>(null, Check.present(place, "place"), Map.of(), List.of(row));
  }

  /**
   * Returns the value.
   *
   * @throws dev.keelson.core.UnreadableValueException if this release can't read it
   */
  public T value() {
    if (value == null) {
      throw unreadable.getFirst().exception();
    }
    return value;
  }

  /** Returns whether this release can read the value. */
  public boolean isReadable() {
    return value != null;
  }

  /** Returns the rows that this release can't read: of the value, or of its latest values. */
  public List<Unreadable> unreadable() {
    return unreadable;
  }

  /** Returns the position of the value in a listing that is sorted by these attributes. */
  public Place place(List<Attribute<T, ?>> sortedBy) {
    return place == null ? Place.of(value(), sortedBy) : place;
  }

  /** Returns the latest values that were requested, latest first. */
  public Map<Latest<T, ?>, List<?>> latest() {
    return latest;
  }

  /** Returns the latest referring value, or empty if there is none. */
  public <R> Optional<R> latest(Latest<T, R> asked) {
    return all(asked).stream().findFirst();
  }

  /**
   * Returns the latest referring values, latest first.
   *
   * @throws IllegalArgumentException if they were not requested
   */
  public <R> List<R> all(Latest<T, R> asked) {
    List<?> values = latest.get(asked);
    if (values == null) {
      throw new IllegalArgumentException(
          "the latest %s was not asked for".formatted(asked.query().type().name()));
    }
    return values.stream().map(asked.query().type().type()::cast).toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Found<?> found
        && Objects.equals(value, found.value)
        && latest.equals(found.latest)
        && unreadable.equals(found.unreadable);
  }

  @Override
  public int hashCode() {
    return Objects.hash(value, latest, unreadable);
  }

  @Override
  public String toString() {
    return "Found[value=%s, latest=%s, unreadable=%s]".formatted(value, latest, unreadable);
  }
}
