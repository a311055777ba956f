// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import dev.keelson.core.Check;
import dev.keelson.core.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The position of a value in a listing: its values of all attributes that the listing is sorted by.
 *
 * <p>A row that this release can't read has one too, so its keys may be what no value has: a time
 * outside of the years of {@link dev.keelson.core.Timestamps}, or a word without a meaning, as
 * text.
 *
 * @param keys none of them null, in the order of {@link #sortedBy}
 */
public record Place(List<Object> keys) {

  public Place {
    keys = List.copyOf(Check.each(keys, "place.keys"));
  }

  /**
   * Returns all attributes that a query is sorted by: those of {@code latestPer}, or else the
   * attribute of its order; then the type's key; preceded by the project where several projects are
   * queried and the key does not determine it. No two values are equal in all of them.
   */
  public static <T> List<Attribute<T, ?>> sortedBy(Query<T> query, Scope scope) {
    List<Attribute<T, ?>> sorted = new ArrayList<>();
    if (query.latestPer().isEmpty()) {
      sorted.add(query.order().attribute());
      query.type().key().stream().filter(part -> !sorted.contains(part)).forEach(sorted::add);
    } else {
      sorted.addAll(query.latestPer());
    }
    if (query.type().isOwned() && isWide(scope)) {
      sorted.add(query.type().project());
    }
    return List.copyOf(sorted);
  }

  /** Returns the position of {@code value}. */
  public static <T> Place of(T value, List<Attribute<T, ?>> sortedBy) {
    return new Place(
        sortedBy.stream().<Object>map(key -> Check.present(key.of(value), key.name())).toList());
  }

  /**
   * Reads the position from a cursor.
   *
   * @throws dev.keelson.core.InvalidValueException if it belongs to another query
   */
  public static <T> Place read(Cursor cursor, String query, List<Attribute<T, ?>> sortedBy) {
    List<String> texts = cursor.texts(query);
    if (texts.size() != sortedBy.size()) {
      throw Cursor.invalid();
    }
    try {
      return new Place(
          IntStream.range(0, texts.size())
              .mapToObj(i -> Scalar.key(texts.get(i), sortedBy.get(i).valueType()))
              .toList());
    } catch (RuntimeException e) {
      throw Cursor.invalid();
    }
  }

  /** Returns the cursor after this position. */
  public Cursor cursor(String query) {
    return Cursor.of(query, keys.stream().map(Scalar::text).toList());
  }

  private static boolean isWide(Scope scope) {
    return switch (scope) {
      case Scope.Shared shared -> false;
      case Scope.Projects projects -> projects.ids().size() != 1;
      case Scope.Everywhere everywhere -> true;
    };
  }
}
