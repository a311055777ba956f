// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.core.Cursor;
import dev.keelson.core.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.SortField;
import org.jooq.SortOrder;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/**
 * The order of a listing: sort keys that all run one way, so that PostgreSQL finds the place behind
 * a cursor in an index, and of which the last is the id, so that no two rows are equal.
 */
final class Order<R extends Record> {

  private final List<Key<R, ?>> keys;
  private final SortOrder direction;

  private Order(List<Key<R, ?>> keys, SortOrder direction) {
    this.keys = keys;
    this.direction = direction;
  }

  /** Upwards by a column that no two rows have in common. */
  static <R extends Record> Order<R> by(TableField<R, ?> id) {
    return new Order<>(List.of(key(id)), SortOrder.ASC);
  }

  /** By {@code column}, and by this order where that is equal. */
  Order<R> under(TableField<R, ?> column) {
    return under(key(column));
  }

  /** By {@code expression}, of which {@code value} says what it is in a row that was read. */
  <V> Order<R> under(Field<V> expression, Function<R, V> value) {
    return under(new Key<>(expression, value));
  }

  /** The reverse of this order. */
  Order<R> downwards() {
    return new Order<>(keys, SortOrder.DESC);
  }

  List<SortField<?>> sort() {
    return keys.stream().<SortField<?>>map(key -> key.column.sort(direction)).toList();
  }

  /** What the cursor behind {@code row} says. */
  List<?> place(R row) {
    return keys.stream().map(key -> key.value.apply(row)).toList();
  }

  /**
   * Reads a cursor.
   *
   * @throws dev.keelson.core.InvalidValueException if it is none of this order
   */
  List<Param<?>> place(Cursor cursor) {
    List<String> texts = cursor.keys(keys.size());
    return IntStream.range(0, keys.size())
        .<Param<?>>mapToObj(i -> keys.get(i).parse(texts.get(i)))
        .toList();
  }

  private Order<R> under(Key<R, ?> key) {
    List<Key<R, ?>> longer = new ArrayList<>(keys);
    longer.addFirst(key);
    return new Order<>(longer, direction);
  }

  private static <R extends Record, V> Key<R, V> key(TableField<R, V> column) {
    return new Key<>(column, row -> row.get(column));
  }

  private record Key<R, V>(Field<V> column, Function<R, V> value) {

    Param<V> parse(String text) {
      try {
        Param<V> parsed = DSL.val((Object) text, column);
        if (parsed.getValue() instanceof Instant time) {
          Timestamps.of(time, "cursor"); // PostgreSQL could not compare with any other
        }
        if (parsed.getValue() != null) {
          return parsed;
        }
      } catch (RuntimeException e) {
        // told below; each type has an exception of its own for what it can't read
      }
      throw Cursor.invalid();
    }
  }
}
