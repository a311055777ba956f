// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import dev.keelson.core.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A question for values of one type, as a value: what they must be like, and in which order they
 * come. Made from {@link RowType#where} and the attributes that are declared beside the type; every
 * store interprets it.
 *
 * @param type what is asked for
 * @param conditions all must hold
 * @param order how the answer is sorted
 * @param latestPer if not empty: of all values with the same of these, only the one that comes last
 *     by the order's attribute; the answer is sorted by these then, upwards
 * @param scan whether the query is known to read more than it returns; see {@link #asScan}
 */
public record Query<T>(
    RowType<T> type,
    List<Condition<T>> conditions,
    Order<T> order,
    List<Attribute<T, ?>> latestPer,
    boolean scan) {

  /** The most values of one condition. */
  public static final int MAX_VALUES = 1000;

  public Query {
    Objects.requireNonNull(type, "type");
    conditions = List.copyOf(conditions);
    Objects.requireNonNull(order, "order");
    latestPer = List.copyOf(latestPer);
  }

  /** The same with more conditions. */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public final Query<T> and(Condition<T>... more) {
    List<Condition<T>> all = new ArrayList<>(conditions);
    all.addAll(List.of(more));
    return new Query<>(type, all, order, latestPer, scan);
  }

  /** The same by {@code attribute}, the lowest first. */
  public Query<T> by(OrderedAttribute<T, ?> attribute) {
    return new Query<>(type, conditions, new Order<>(attribute, false), latestPer, scan);
  }

  /** The same by {@code attribute}, the highest first. */
  public Query<T> byDescending(OrderedAttribute<T, ?> attribute) {
    return new Query<>(type, conditions, new Order<>(attribute, true), latestPer, scan);
  }

  /** The same by creation, newest first. */
  public Query<T> newestFirst() {
    return byDescending(type.createdAt());
  }

  /** Of the values with the same of these attributes only the last by the order's attribute. */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public final Query<T> latestPer(Attribute<T, ?>... keys) {
    return new Query<>(type, conditions, order, List.of(keys), scan);
  }

  /**
   * The same, known to be a scan: no index serves it, so it reads more than it returns. A strict
   * reader refuses such queries unless they say so.
   */
  public Query<T> asScan() {
    return new Query<>(type, conditions, order, latestPer, true);
  }

  /** Counts and sums over what is found, by group. */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public final Summary<T> groupedBy(Attribute<T, ?>... attributes) {
    return new Summary<>(
        this, Stream.of(attributes).<Grouping<T, ?>>map(Grouping::by).toList(), List.of());
  }

  /** Counts and sums over all that is found, as one group. */
  public Summary<T> summed() {
    return new Summary<>(this, List.of(), List.of());
  }

  /**
   * Tells whether what it reads is bound by what it returns: an index serves it, or it says that it
   * is a scan.
   */
  public boolean isServed() {
    return scan || Serving.serves(this);
  }

  /** What cursors of this query in {@code scope} are known by: those of equal queries are equal. */
  public String fingerprint(Scope scope) {
    return Digest.of(QueryText.of(this) + " in " + scope).hex().substring(0, 16);
  }

  /** The query in words, for messages. */
  @Override
  public String toString() {
    return QueryText.of(this);
  }
}
