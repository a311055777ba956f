// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import dev.keelson.core.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Where in a listing a value is: what it has for all that the listing is sorted by.
 *
 * @param keys none of them null, in the order of {@link #sortedBy}
 */
public record Place(List<Object> keys) {

  public Place {
    keys = List.copyOf(keys);
  }

  /**
   * All that a query is sorted by: what it is latest per, or else the attribute of its order, then
   * the type's key, and the project first of all where several are asked for and the key leaves it
   * open. No two values have the same for all of these.
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

  /** The place of {@code value}. */
  public static <T> Place of(T value, List<Attribute<T, ?>> sortedBy) {
    return new Place(
        sortedBy.stream()
            .<Object>map(key -> Objects.requireNonNull(key.of(value), key.name()))
            .toList());
  }

  /**
   * Reads a cursor.
   *
   * @throws dev.keelson.core.InvalidValueException if it is of another query
   */
  public static <T> Place read(Cursor cursor, String query, List<Attribute<T, ?>> sortedBy) {
    List<String> texts = cursor.texts(query);
    if (texts.size() != sortedBy.size()) {
      throw Cursor.invalid();
    }
    try {
      return new Place(
          IntStream.range(0, texts.size())
              .<Object>mapToObj(i -> Scalar.parse(texts.get(i), sortedBy.get(i).valueType()))
              .toList());
    } catch (RuntimeException e) {
      throw Cursor.invalid();
    }
  }

  /** The cursor after this place. */
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
