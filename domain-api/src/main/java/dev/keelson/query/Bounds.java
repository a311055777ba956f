// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import dev.keelson.core.Check;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Bounds of what a query may be made of, so that no query is too large for a store to answer. */
final class Bounds {

  private static final int CONDITIONS = 200;
  private static final int DEPTH = 16;

  private Bounds() {}

  /** Checks and copies a list, none of whose elements may be null. */
  static <E> List<E> list(Collection<? extends E> elements, int most, String field) {
    List<E> all = Check.each(elements, field);
    Check.that(
        all.size() <= most,
        field,
        "must be at most " + most,
        "it has %s; ask in several queries".formatted(all.size()));
    return all;
  }

  /** Checks and copies conditions, with those within them. */
  static <C extends Condition<?>> List<C> conditions(List<? extends C> conditions) {
    List<C> copy = list(conditions, CONDITIONS, "conditions");
    Check.that(
        copy.stream().mapToInt(Bounds::size).sum() <= CONDITIONS,
        "conditions",
        "must be at most %s, with those within them".formatted(CONDITIONS),
        "ask with fewer, or for one of many values with in");
    copy.forEach(Bounds::nested);
    return copy;
  }

  /** Checks how deep conditions are nested within {@code condition}. */
  static <C extends Condition<?>> C nested(C condition) {
    Check.that(
        depth(Check.present(condition, "condition")) < DEPTH,
        "condition",
        "must be nested less than %s deep".formatted(DEPTH),
        "say it with fewer conditions within conditions");
    return condition;
  }

  private static int depth(Condition<?> condition) {
    return within(condition).mapToInt(inner -> 1 + depth(inner)).max().orElse(0);
  }

  private static int size(Condition<?> condition) {
    return 1 + within(condition).mapToInt(Bounds::size).sum();
  }

  private static Stream<? extends Condition<?>> within(Condition<?> condition) {
    return switch (condition) {
      case Condition.Refers<?, ?, ?> refers -> refers.conditions().stream();
      case Condition.Referred<?, ?, ?> referred -> referred.conditions().stream();
      case Condition.Not<?> not -> Stream.of(not.condition());
      default -> Stream.empty();
    };
  }
}
