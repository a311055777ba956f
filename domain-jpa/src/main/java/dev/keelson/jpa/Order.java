// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Cursor;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The order of a listing: sort keys, of which the last tells equal rows apart. All of them run the
 * same way, so that a page begins behind its cursor by one comparison of rows, which an index
 * answers at any depth.
 */
final class Order<T> {

  private final List<Key<T>> keys;
  private final boolean downwards;

  private Order(List<Key<T>> keys, boolean downwards) {
    this.keys = keys;
    this.downwards = downwards;
  }

  /**
   * Sorts by one key.
   *
   * @param expression the key in HQL
   * @param of the key of a value; its text form goes into cursors
   * @param parse reads that text
   */
  static <T> Order<T> by(
      String expression, Function<T, Object> of, Function<String, Object> parse) {
    return new Order<>(List.of(new Key<>(expression, of, parse)), false);
  }

  /** By that key first, and by this order where it is equal. */
  Order<T> under(String expression, Function<T, Object> of, Function<String, Object> parse) {
    List<Key<T>> longer = new ArrayList<>();
    longer.add(new Key<>(expression, of, parse));
    longer.addAll(keys);
    return new Order<>(longer, downwards);
  }

  /** The reverse of this order. */
  Order<T> downwards() {
    return new Order<>(keys, !downwards);
  }

  /** The HQL that sorts. */
  String orderBy() {
    String direction = downwards ? " desc" : "";
    return "order by "
        + String.join(", ", keys.stream().map(key -> key.expression + direction).toList());
  }

  /** The HQL condition of what comes behind a cursor, with parameters named by {@link #place}. */
  String behind() {
    List<String> places = IntStream.range(0, keys.size()).mapToObj(i -> ":" + place(i)).toList();
    return row(keys.stream().map(Key::expression).toList())
        + (downwards ? " < " : " > ")
        + row(places);
  }

  /** The name of the parameter for the i-th key of a cursor. */
  static String place(int i) {
    return "behind" + i;
  }

  /**
   * The keys in a cursor.
   *
   * @throws InvalidValueException if it is none of this order
   */
  List<Object> keys(Cursor cursor) {
    List<String> texts = cursor.keys(keys.size());
    try {
      return IntStream.range(0, keys.size())
          .mapToObj(i -> keys.get(i).parse.apply(texts.get(i)))
          .toList();
    } catch (InvalidValueException | IllegalArgumentException | DateTimeException e) {
      throw Cursor.invalid();
    }
  }

  /** The page of values that were read with one more than asked for. */
  Page<T> page(List<T> oneMore, PageRequest request) {
    return Page.of(
        oneMore, request.size(), value -> keys.stream().map(key -> key.of.apply(value)).toList());
  }

  private static String row(List<String> parts) {
    return parts.size() == 1 ? parts.getFirst() : "(" + String.join(", ", parts) + ")";
  }

  private record Key<T>(
      String expression, Function<T, Object> of, Function<String, Object> parse) {}
}
