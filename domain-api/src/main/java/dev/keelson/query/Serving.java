// SPDX-License-Identifier: Apache-2.0
package dev.keelson.query;

import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Determines whether an index serves a query: whether what it reads is bounded by what it returns,
 * for each requested value and project, however many other rows exist.
 */
final class Serving {

  private Serving() {}

  /** Returns whether an index of its type serves a listing. */
  static <T> boolean serves(Query<T> query) {
    Needs<T> needs = Needs.of(query.conditions());
    if (needs == null) {
      return false;
    }
    List<Attribute<T, ?>> sorted = new ArrayList<>(query.latestPer());
    sorted.add(query.order().attribute());
    return query.type().indexes().stream().anyMatch(index -> serves(index, needs, sorted, query));
  }

  /** Returns whether an index of its type has the rows that a summary counts next to each other. */
  static <T> boolean serves(Summary<T> summary) {
    Needs<T> needs = Needs.of(summary.query().conditions());
    return needs != null
        && summary.query().type().indexes().stream()
            .anyMatch(index -> begins(index.columns(), needs, summary.query().type()));
  }

  private static <T> boolean serves(
      Index<T> index, Needs<T> needs, List<Attribute<T, ?>> sorted, Query<T> query) {
    List<Attribute<T, ?>> columns = index.columns();
    int equal = needs.equal.size();
    if (columns.size() < equal || !needs.equal.equals(Set.copyOf(columns.subList(0, equal)))) {
      return false;
    }
    List<Attribute<T, ?>> rest = columns.subList(equal, columns.size());
    if (query.type().isUnique(columns) && rest.isEmpty()) {
      return true; // there is at most one
    }
    List<Attribute<T, ?>> key = query.type().key();
    List<Attribute<T, ?>> wanted = new ArrayList<>(sorted);
    key.stream().filter(part -> !wanted.contains(part)).forEach(wanted::add);
    wanted.removeAll(needs.equal);
    List<Attribute<T, ?>> given = new ArrayList<>(rest);
    if (!query.type().isUnique(columns)) {
      key.stream().filter(part -> !columns.contains(part)).forEach(given::add);
    }
    return given.size() <= wanted.size()
        && given.equals(wanted.subList(0, given.size()))
        && (needs.range == null || (!given.isEmpty() && given.getFirst().equals(needs.range)));
  }

  private static <T> boolean begins(
      List<Attribute<T, ?>> columns, Needs<T> needs, RowType<T> type) {
    int equal = needs.equal.size();
    return columns.size() >= equal
        && needs.equal.equals(Set.copyOf(columns.subList(0, equal)))
        && (needs.range == null
            || (columns.size() > equal && columns.get(equal).equals(needs.range))
            || (columns.size() == equal && type.key().getFirst().equals(needs.range)));
  }

  /** What conditions need from an index: attributes with given values, and one with a range. */
  private record Needs<T>(Set<Attribute<T, ?>> equal, @Nullable Attribute<T, ?> range) {

    /**
     * Returns the needs of these conditions, or null if one of them can't be served by an index.
     */
    static <T> @Nullable Needs<T> of(List<Condition<T>> conditions) {
      Set<Attribute<T, ?>> equal = new HashSet<>();
      List<Attribute<T, ?>> ranges = new ArrayList<>();
      for (Condition<T> condition : conditions) {
        switch (condition) {
          case Condition.In<T, ?> in -> equal.add(in.attribute());
          case Condition.Refers<T, ?, ?> refers when areServed(refers) ->
              equal.add(refers.reference());
          case Condition.Range<T, ?> between -> ranges.add(between.attribute());
          case Condition.Prefix<T> prefix -> ranges.add(prefix.attribute());
          default -> {
            return null;
          }
        }
      }
      return ranges.size() > 1
          ? null
          : new Needs<>(equal, ranges.isEmpty() ? null : ranges.getFirst());
    }

    private static boolean areServed(Condition.Refers<?, ?, ?> refers) {
      return serves(target(refers));
    }

    private static <R extends Entity<I>, I extends Id> Query<R> target(
        Condition.Refers<?, R, I> refers) {
      return new Query<>(
          refers.target(), refers.conditions(), refers.target().order(), List.of(), false);
    }
  }
}
