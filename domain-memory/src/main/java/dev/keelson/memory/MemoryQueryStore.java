// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.keelson.core.ProjectOwned;
import dev.keelson.project.Project;
import dev.keelson.query.Attribute;
import dev.keelson.query.Found;
import dev.keelson.query.Group;
import dev.keelson.query.Latest;
import dev.keelson.query.Path;
import dev.keelson.query.Place;
import dev.keelson.query.Query;
import dev.keelson.query.RowType;
import dev.keelson.query.Scalar;
import dev.keelson.query.Scope;
import dev.keelson.query.Summary;
import dev.keelson.repository.QueryStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers queries by scanning every row. */
record MemoryQueryStore(MemoryStore store) implements QueryStore {

  private static final Comparator<Place> UPWARDS = MemoryQueryStore::compare;

  @Override
  public <T> List<Found<T>> list(
      Query<T> query, Scope scope, @Nullable Place after, int limit, List<Latest<T, ?>> latest) {
    return store.read(layer -> {
      Map<Latest<T, ?>, Map<Target, ? extends List<?>>> lasts = new HashMap<>();
      latest.forEach(asked -> lasts.put(asked, lasts(layer, asked, query.type(), scope)));
      return sorted(layer, query, scope, after)
          .filter(row -> isIn(layer, scope, row))
          .limit(limit)
          .map(row -> {
            Map<Latest<T, ?>, List<?>> its = new HashMap<>();
            lasts.forEach((asked, all) -> its.put(asked, its(all, query.type(), row)));
            return new Found<>(row, its);
          })
          .toList();
    });
  }

  /** Returns everything that a query finds, sorted. */
  <T> List<T> all(Query<T> query, Scope scope) {
    return store.read(layer -> sorted(layer, query, scope, null).toList());
  }

  @Override
  public <T> List<Group<T>> summarize(Summary<T> summary, Scope scope) {
    return store.read(layer ->
        matching(layer, summary.query(), scope)
            .filter(row -> isIn(layer, scope, row))
            .collect(groupingBy(row -> Summing.keys(layer, summary, row)))
            .entrySet()
            .stream()
            .map(group -> Summing.group(summary, group.getKey(), group.getValue()))
            .toList());
  }

  private <T> Stream<T> matching(Layer layer, Query<T> query, Scope scope) {
    Matching matching = new Matching(layer, scope, store.now());
    return Rows.in(layer, query.type(), scope).filter(matching.all(query.conditions()));
  }

  /** The journal and the usage of a purged project are in the scope of its id only. */
  private static boolean isIn(Layer layer, Scope scope, Object row) {
    return !(scope instanceof Scope.Everywhere)
        || !(row instanceof ProjectOwned owned)
        || layer.find(Table.of(Project.TYPE, null), List.of(owned.projectId())).isPresent();
  }

  private <T> Stream<T> sorted(Layer layer, Query<T> query, Scope scope, @Nullable Place after) {
    List<Attribute<T, ?>> sortedBy = Place.sortedBy(query, scope);
    boolean downwards = query.latestPer().isEmpty() && query.order().descending();
    Comparator<Place> order = downwards ? UPWARDS.reversed() : UPWARDS;
    Stream<Placed<T>> placed =
        matching(layer, query, scope)
            .filter(row -> query.order().attribute().of(row) != null)
            .filter(row -> sortedBy.stream().allMatch(part -> part.of(row) != null))
            .map(row -> new Placed<>(Place.of(row, sortedBy), row));
    return (query.latestPer().isEmpty() ? placed : last(query, placed))
        .filter(it -> after == null || order.compare(it.place, after) > 0)
        .sorted(Comparator.comparing(Placed::place, order))
        .map(Placed::row);
  }

  /** Returns, of all rows with the same keys, the last one by the order of the query. */
  private static <T> Stream<Placed<T>> last(Query<T> query, Stream<Placed<T>> placed) {
    List<Attribute<T, ?>> order = new ArrayList<>(List.of(query.order().attribute()));
    order.addAll(query.type().key());
    Comparator<Placed<T>> byOrder = Comparator.comparing(it -> Place.of(it.row, order), UPWARDS);
    return placed
        .collect(toMap(Placed::place, it -> it, BinaryOperator.maxBy(byOrder)))
        .values()
        .stream();
  }

  private static int compare(Place one, Place other) {
    for (int i = 0; i < one.keys().size(); i++) {
      int order = Scalar.ORDER.compare(one.keys().get(i), other.keys().get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** Returns the values that refer to each value, latest first. */
  private <R> Map<Target, List<R>> lasts(
      Layer layer, Latest<?, R> latest, RowType<?> listed, Scope scope) {
    Map<Target, List<R>> lasts = new HashMap<>();
    sorted(layer, latest.query(), listed.isOwned() ? scope : new Scope.Everywhere(), null)
        .forEach(row ->
            end(layer, row, latest.path())
                .map(end -> lasts.computeIfAbsent(end, any -> new ArrayList<>()))
                .filter(some -> some.size() < latest.max())
                .ifPresent(some -> some.add(row)));
    return lasts;
  }

  /** Returns where a path leads from a row, or empty. */
  private static Optional<Target> end(Layer layer, Object row, Path<?, ?> path) {
    Optional<?> at = Optional.of(row);
    Optional<Target> end = Optional.empty();
    for (Path.Step<?, ?> step : path.steps()) {
      end = at.flatMap(from -> Target.of(from, step.reference()));
      at = end.flatMap(target -> Rows.find(layer, target));
    }
    return end;
  }

  private static <T> List<?> its(Map<Target, ? extends List<?>> lasts, RowType<T> type, T row) {
    List<?> its = lasts.get(Target.itself(type, row));
    return its == null ? List.of() : its;
  }

  /** A row and its position in a listing. */
  private record Placed<T>(Place place, T row) {}
}
