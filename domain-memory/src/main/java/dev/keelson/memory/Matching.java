// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import static java.util.stream.Collectors.toSet;

import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.query.Attribute;
import dev.keelson.query.Condition;
import dev.keelson.query.EntityType;
import dev.keelson.query.Scalar;
import dev.keelson.query.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Conditions as predicates, on one state of the store.
 *
 * @param layer the rows
 * @param scope the scope of the query, which also contains what refers to its values
 * @param now the current time
 */
record Matching(Layer layer, Scope scope, Instant now) {

  /** Returns the predicate that all of these conditions hold. */
  <T> Predicate<T> all(List<Condition<T>> conditions) {
    return conditions.stream().map(this::of).reduce(any -> true, Predicate::and);
  }

  private <T> Predicate<T> of(Condition<T> condition) {
    return switch (condition) {
      case Condition.In<T, ?> in -> has(in.attribute(), sorted(in.values())::contains);
      case Condition.Absent<T> absent -> row -> absent.attribute().of(row) == null;
      case Condition.Range<T, ?> range -> has(range.attribute(), found -> isIn(range, found));
      case Condition.InFuture<T> future ->
          has(future.attribute(), found -> ((Instant) found).isAfter(now));
      case Condition.Prefix<T> prefix ->
          has(prefix.attribute(), found -> ((String) found).startsWith(prefix.prefix()));
      case Condition.Contains<T> contains ->
          has(contains.attribute(), found -> ((List<?>) found).contains(contains.element()));
      case Condition.Refers<T, ?, ?> refers -> to(refers);
      case Condition.Referred<?, ?, ?> referred -> from(referred);
      case Condition.Not<T> not -> this.<T>of(not.condition()).negate();
    };
  }

  private static <T> Predicate<T> has(Attribute<T, ?> attribute, Predicate<Object> test) {
    return row -> {
      Object found = attribute.of(row);
      return found != null && test.test(found);
    };
  }

  /**
   * Returns a set that compares values by their order, so that for example decimal numbers with
   * trailing zeros are equal.
   */
  private static Set<Object> sorted(List<?> values) {
    Set<Object> sorted = new TreeSet<>(Scalar.ORDER);
    sorted.addAll(values);
    return sorted;
  }

  private static boolean isIn(Condition.Range<?, ?> range, Object found) {
    return (range.from() == null || Scalar.ORDER.compare(range.from(), found) <= 0)
        && (range.to() == null || Scalar.ORDER.compare(found, range.to()) < 0);
  }

  private <T, R extends Entity<I>, I extends Id> Predicate<T> to(Condition.Refers<T, R, I> refers) {
    EntityType<R, I> type = refers.target();
    Predicate<R> matches = all(refers.conditions());
    return row ->
        Target.of(row, refers.reference())
            .flatMap(target -> layer.find(Table.of(type, target.project()), List.of(target.id())))
            .filter(matches)
            .isPresent();
  }

  /** Collects all referring values once, instead of again for each value. */
  private <T, X> Predicate<T> from(Condition.Referred<X, ?, ?> referred) {
    Set<Target> targets =
        Rows.in(layer, referred.type(), scope)
            .filter(all(referred.conditions()))
            .flatMap(row -> Target.of(row, referred.reference()).stream())
            .collect(toSet());
    return row ->
        row instanceof Entity<?> entity
            && targets.contains(new Target(Rows.owner(row), entity.id()));
  }
}
