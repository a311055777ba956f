// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import dev.keelson.core.Check;
import dev.keelson.core.Digest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A query for values of one type, as a value: conditions and an order. Created from {@link
 * RowType#where} and the attributes that are declared beside the type; every store interprets it.
 *
 * @param type the type of the values
 * @param conditions all must hold; at most 200, with those within them
 * @param order the order of the result
 * @param latestPer if not empty: of all values that agree in these attributes, only the one with
 *     the highest value of the order's attribute is returned, whatever the direction of the order,
 *     and of equal ones the one with the highest key, that is, id; the result is then sorted by
 *     these attributes, ascending
 * @param scan whether the query is known to read more than it returns; see {@link #asScan}
 */
public record Query<T>(
    RowType<T> type,
    List<Condition<T>> conditions,
    Order<T> order,
    List<Attribute<T, ?>> latestPer,
    boolean scan) {

  /** The maximum number of values in one condition. */
  public static final int MAX_VALUES = 1000;

  private static final int MAX_KEYS = 16;

  public Query {
    Check.present(type, "query.type");
    conditions = Bounds.conditions(conditions);
    Check.present(order, "query.order");
    latestPer = Bounds.list(latestPer, MAX_KEYS, "query.latestPer").stream().distinct().toList();
    latestPer.forEach(
        key -> Attribute.refuseList(key, "can't be a key", "take attributes that have one value"));
  }

  /** Returns this query with more conditions. */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public final Query<T> and(Condition<T>... more) {
    Check.present(more, "more");
    return and(Arrays.asList(more));
  }

  /** Returns this query with more conditions. */
  public Query<T> and(List<Condition<T>> more) {
    List<Condition<T>> all = new ArrayList<>(conditions);
    all.addAll(Check.present(more, "conditions"));
    return new Query<>(type, all, order, latestPer, scan);
  }

  /**
   * Returns this query sorted by {@code attribute}, lowest first. Values without that attribute are
   * not listed; counts and sums, which have no order, include them.
   */
  public Query<T> by(OrderedAttribute<T, ?> attribute) {
    return new Query<>(type, conditions, new Order<>(attribute, false), latestPer, scan);
  }

  /** Returns this query sorted by {@code attribute}, highest first; see {@link #by}. */
  public Query<T> byDescending(OrderedAttribute<T, ?> attribute) {
    return new Query<>(type, conditions, new Order<>(attribute, true), latestPer, scan);
  }

  /** Returns this query sorted by creation, newest first. */
  public Query<T> newestFirst() {
    return byDescending(type.createdAt());
  }

  /**
   * Returns this query restricted to the one with the highest attribute of its order, of all values
   * that agree in {@code keys}; the answer is sorted by these, lowest first. Values without one of
   * the keys are not listed. It can be listed only, not counted.
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public final Query<T> latestPer(Attribute<T, ?>... keys) {
    Check.present(keys, "keys");
    for (Attribute<T, ?> key : keys) {
      Check.present(key, "query.latestPer");
      Check.that(
          !(key instanceof OrderedAttribute<T, ?> ordered)
              || ordered.form() == OrderedAttribute.Form.PLAIN,
          "query.latestPer",
          "must be attributes with columns of their own",
          key + " derives from another");
    }
    return new Query<>(type, conditions, order, Arrays.asList(keys), scan);
  }

  /**
   * Returns this query declared as a scan: no index serves it, so it reads more than it returns. A
   * strict reader refuses such queries unless they are declared.
   */
  public Query<T> asScan() {
    return new Query<>(type, conditions, order, latestPer, true);
  }

  /**
   * Returns a summary of what this query finds, with one group for each combination of these
   * attributes.
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public final Summary<T> groupedBy(Attribute<T, ?>... attributes) {
    Check.present(attributes, "attributes");
    return new Summary<>(
        this, Stream.of(attributes).<Grouping<T, ?>>map(Grouping::by).toList(), List.of());
  }

  /** Returns a summary of everything that this query finds, as one group. */
  public Summary<T> summed() {
    return new Summary<>(this, List.of(), List.of());
  }

  /**
   * Returns whether an index serves it, so that what it reads is bounded by what it returns, or it
   * is declared as a scan.
   */
  public boolean isServed() {
    return scan || Serving.serves(this);
  }

  /**
   * Returns the fingerprint by which cursors of this query in {@code scope} are recognized; equal
   * queries have equal fingerprints.
   */
  public String fingerprint(Scope scope) {
    Check.present(scope, "scope");
    return Digest.of(QueryText.of(this) + " in " + scope).hex().substring(0, 16);
  }

  /** Returns the query in words, for messages. Values appear only as digests. */
  @Override
  public String toString() {
    return QueryText.of(this);
  }
}
