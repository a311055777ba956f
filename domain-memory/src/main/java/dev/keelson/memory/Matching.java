// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import static java.util.stream.Collectors.toSet;

import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.ProjectId;
import dev.keelson.query.Attribute;
import dev.keelson.query.Condition;
import dev.keelson.query.EntityType;
import dev.keelson.query.Scalar;
import dev.keelson.query.Scope;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Conditions as predicates, on one state of the store.
 *
 * @param layer the rows
 * @param scope the scope of the query
 * @param now the current time
 */
record Matching(Layer layer, Scope scope, Instant now) {

  /** Returns the predicate that all of these conditions hold. */
  <T> Predicate<T> all(List<Condition<T>> conditions) {
    Test<T> test = every(conditions);
    return row -> test.holds(row, Rows.owner(row));
  }

  private <T> Test<T> every(List<Condition<T>> conditions) {
    List<Test<T>> tests = conditions.stream().map(this::of).toList();
    return (row, owner) -> tests.stream().allMatch(test -> test.holds(row, owner));
  }

  private <T> Test<T> of(Condition<T> condition) {
    return switch (condition) {
      case Condition.In<T, ?> in -> has(in.attribute(), sorted(in.values())::contains);
      case Condition.Absent<T> absent -> (row, owner) -> absent.attribute().of(row) == null;
      case Condition.Range<T, ?> range -> has(range.attribute(), found -> isIn(range, found));
      case Condition.InFuture<T> future ->
          has(future.attribute(), found -> ((Instant) found).isAfter(now));
      case Condition.Prefix<T> prefix ->
          has(prefix.attribute(), found -> ((String) found).startsWith(prefix.prefix()));
      case Condition.Contains<T> contains ->
          has(contains.attribute(), found -> ((List<?>) found).contains(contains.element()));
      case Condition.Refers<T, ?, ?> refers -> to(refers);
      case Condition.Referred<?, ?, ?> referred -> from(referred);
      case Condition.Not<T> not -> {
        Test<T> test = of(not.condition());
        yield (row, owner) -> !test.holds(row, owner);
      }
    };
  }

  private static <T> Test<T> has(Attribute<T, ?> attribute, Predicate<Object> test) {
    return (row, owner) -> {
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

  private <T, R extends Entity<I>, I extends Id> Test<T> to(Condition.Refers<T, R, I> refers) {
    EntityType<R, I> type = refers.target();
    Test<R> test = every(refers.conditions());
    return (row, owner) ->
        Target.of(row, refers.reference())
            .flatMap(target -> layer.find(Table.of(type, target.project()), List.of(target.id())))
            .filter(found -> test.holds(found, owner(found, owner)))
            .isPresent();
  }

  /** Collects all referring values of a project once, instead of again for each value. */
  private <T, X> Test<T> from(Condition.Referred<X, ?, ?> referred) {
    Test<X> test = every(referred.conditions());
    Map<Optional<ProjectId>, Set<Target>> targets = new HashMap<>();
    return (row, owner) ->
        row instanceof Entity<?> entity
            && targets
                .computeIfAbsent(Optional.ofNullable(owner), any -> targets(referred, test, owner))
                .contains(new Target(Rows.owner(row), entity.id()));
  }

  private <X> Set<Target> targets(
      Condition.Referred<X, ?, ?> referred, Test<X> test, @Nullable ProjectId owner) {
    Scope around = owner == null ? scope : new Scope.Projects(List.of(owner));
    return Rows.in(layer, referred.type(), around)
        .filter(row -> test.holds(row, owner(row, owner)))
        .flatMap(row -> Target.of(row, referred.reference()).stream())
        .collect(toSet());
  }

  /** What all projects share leads from one project into the same one only. */
  private static @Nullable ProjectId owner(Object row, @Nullable ProjectId around) {
    ProjectId its = Rows.owner(row);
    return its == null ? around : its;
  }

  /** A condition on a row, with the project of the nearest row around it that a project owns. */
  private interface Test<T> {
    boolean holds(T row, @Nullable ProjectId owner);
  }
}
