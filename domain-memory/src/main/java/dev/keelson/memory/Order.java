// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Cursor;
import dev.keelson.core.Id;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * The order of a listing: sort keys, the last of which is the id, so that no two rows are equal. A
 * cursor holds the keys of the last row that was read, and the next page begins behind them,
 * whatever happened to that row meanwhile.
 */
final class Order<T> {

  private final List<Key<T, ?>> keys;

  private Order(List<Key<T, ?>> keys) {
    this.keys = keys;
  }

  /** By id. */
  static <T> Order<T> byId(Function<T, Id> id, Function<String, Id> parse) {
    return new Order<>(List.of(new Key<>(id, parse, Id.ORDER)));
  }

  /** By {@code key}, and by this order where that is equal. */
  <C extends Comparable<C>> Order<T> under(Function<T, C> key, Function<String, C> parse) {
    List<Key<T, ?>> longer = new ArrayList<>();
    longer.add(new Key<>(key, parse, Comparator.naturalOrder()));
    longer.addAll(keys);
    return new Order<>(longer);
  }

  /** The reverse of this order. */
  Order<T> downwards() {
    return new Order<>(keys.stream().<Key<T, ?>>map(Key::downwards).toList());
  }

  /**
   * The page of {@code rows} that was asked for.
   *
   * @throws InvalidValueException if the cursor is none of this order
   */
  Page<T> page(Stream<T> rows, PageRequest request) {
    Cursor cursor = request.after();
    List<T> oneMore =
        rows.filter(cursor == null ? any -> true : behind(cursor))
            .sorted(comparator())
            .limit(request.size() + 1L)
            .toList();
    return Page.of(oneMore, request.size(), row -> keys.stream().map(key -> key.of(row)).toList());
  }

  /** Compares rows by this order. */
  Comparator<T> comparator() {
    return keys.stream().map(Key::comparator).reduce(Comparator::thenComparing).orElseThrow();
  }

  private Predicate<T> behind(Cursor cursor) {
    List<String> place = cursor.keys(keys.size());
    List<ToIntFunction<T>> distances = new ArrayList<>();
    try {
      for (int i = 0; i < keys.size(); i++) {
        distances.add(keys.get(i).distanceFrom(place.get(i)));
      }
    } catch (InvalidValueException | IllegalArgumentException | DateTimeException e) {
      throw Cursor.invalid();
    }
    return row ->
        distances.stream()
                .mapToInt(distance -> distance.applyAsInt(row))
                .filter(distance -> distance != 0)
                .findFirst()
                .orElse(0)
            > 0;
  }

  private record Key<T, C>(Function<T, C> get, Function<String, C> parse, Comparator<C> order) {

    C of(T row) {
      return get.apply(row);
    }

    Key<T, C> downwards() {
      return new Key<>(get, parse, order.reversed());
    }

    Comparator<T> comparator() {
      return Comparator.comparing(get, order);
    }

    ToIntFunction<T> distanceFrom(String text) {
      C place = parse.apply(text);
      return row -> order.compare(of(row), place);
    }
  }
}
