// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repository;

import static java.util.stream.Collectors.joining;

import dev.keelson.core.Check;
import dev.keelson.core.Cursor;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.InvalidValueException;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.query.Attribute;
import dev.keelson.query.EntityType;
import dev.keelson.query.Found;
import dev.keelson.query.Group;
import dev.keelson.query.Index;
import dev.keelson.query.Latest;
import dev.keelson.query.Path;
import dev.keelson.query.Place;
import dev.keelson.query.Query;
import dev.keelson.query.RowType;
import dev.keelson.query.Scope;
import dev.keelson.query.Summary;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Runs queries in its scope: one project, several, all, or what all projects share. Reads only.
 * Every call but {@link #all} is one statement.
 *
 * <p>A strict reader refuses queries that no index serves, unless they are {@link Query#asScan
 * declared as scans}. Tests use one, so that what is fast with ten rows stays fast with a million.
 */
public final class Reader {

  private static final int MAX_LATEST = 16;

  private final QueryStore store;
  private final Scope scope;
  private final boolean strict;

  /** Creates a reader of {@code store}; {@code Keelson} and {@code ProjectScope} create them. */
  public Reader(QueryStore store, Scope scope, boolean strict) {
    this.store = Check.present(store, "store");
    this.scope = Check.present(scope, "scope");
    this.strict = strict;
  }

  /** Returns the scope of this reader. */
  public Scope scope() {
    return scope;
  }

  /**
   * Returns a page of what {@code query} finds. A row that this release can't read is told in the
   * page, and doesn't hide the others.
   *
   * @throws dev.keelson.core.InvalidValueException if the cursor belongs to another query, or this
   *     reader is strict and no index serves the query
   */
  public <T> Page<T> page(Query<T> query, PageRequest request) {
    Page<Found<T>> found = page(query, request, List.of());
    return new Page<>(
        found.items().stream().map(Found::value).toList(), found.next(), found.unreadable());
  }

  /**
   * Returns a page of what {@code query} finds, each value together with the latest values that
   * refer to it, still in one statement.
   *
   * @param latest at most 16, none of them twice
   * @throws dev.keelson.core.InvalidValueException if the cursor belongs to another query, or this
   *     reader is strict and no index serves the query
   */
  public <T> Page<Found<T>> page(Query<T> query, PageRequest request, List<Latest<T, ?>> latest) {
    check(query);
    Check.present(request, "page");
    List<Latest<T, ?>> all = Check.each(latest, "latest");
    check(all);
    String asked = query.fingerprint(scope);
    List<Attribute<T, ?>> sortedBy = Place.sortedBy(query, scope);
    Cursor cursor = request.after();
    Place after = cursor == null ? null : Place.read(cursor, asked, sortedBy);
    List<Found<T>> oneMore = store.list(query, scope, after, request.size() + 1, all);
    boolean isLast = oneMore.size() <= request.size();
    List<Found<T>> rows = isLast ? oneMore : oneMore.subList(0, request.size());
    return new Page<>(
        rows.stream().filter(Found::isReadable).toList(),
        isLast ? null : rows.getLast().place(sortedBy).cursor(asked),
        rows.stream().flatMap(row -> row.unreadable().stream()).toList());
  }

  /**
   * Returns the first value that {@code query} finds, or empty; the only one where the query is by
   * a key.
   *
   * @throws dev.keelson.core.UnreadableValueException if this release can't read it
   */
  public <T> Optional<T> first(Query<T> query) {
    check(query);
    return store.list(query, scope, null, 1, List.of()).stream().map(Found::value).findFirst();
  }

  /**
   * Returns everything that {@code query} finds, read page by page; for listings that are known to
   * be small.
   *
   * @throws dev.keelson.core.UnreadableValueException if this release can't read one of the rows
   */
  public <T> List<T> all(Query<T> query) {
    return Page.all(page -> page(query, page));
  }

  /**
   * Returns the values with these ids, by id; ids without a stored value are left out.
   *
   * @param ids at most {@value Query#MAX_VALUES}
   * @throws dev.keelson.core.InvalidValueException if two projects in this scope have a value with
   *     the same id; ids are unique within a project
   * @throws dev.keelson.core.UnreadableValueException if this release can't read one of them
   */
  public <T extends Entity<I>, I extends Id> Map<I, T> byIds(
      EntityType<T, I> type, Set<? extends I> ids) {
    check(Check.present(type, "type"));
    List<I> all = Check.each(ids, "ids");
    Map<I, T> found = new HashMap<>();
    if (!all.isEmpty()) {
      Query<T> query = type.where(type.id().in(all));
      store.list(query, scope, null, most(all.size()), List.of()).stream()
          .map(Found::value)
          .forEach(value ->
              Check.that(
                  found.put(value.id(), value) == null,
                  "ids",
                  "must be unique in what is read",
                  "%s is in several projects; read it in one".formatted(value.id().describe())));
    }
    return found;
  }

  /** Returns how many values {@code query} finds. */
  public <T> long count(Query<T> query) {
    return summarize(Check.present(query, "query").summed()).stream().mapToLong(Group::count).sum();
  }

  /**
   * Returns how many values {@code query} finds for each value of {@code attribute}; values with no
   * match are left out.
   */
  public <T, V> Map<V, Long> countBy(Query<T> query, Attribute<T, V> attribute) {
    Map<V, Long> counts = new HashMap<>();
    for (Group<T> group : summarize(Check.present(query, "query").groupedBy(attribute))) {
      V key = group.key(attribute);
      if (key != null) {
        counts.put(key, group.count());
      }
    }
    return counts;
  }

  /**
   * Counts and sums over what is found, by group, in no particular order; no group if nothing is
   * found.
   *
   * @throws dev.keelson.core.InvalidValueException if this reader is strict and no index has the
   *     counted rows next to each other
   */
  public <T> List<Group<T>> summarize(Summary<T> summary) {
    Query<T> query = Check.present(summary, "summary").query();
    check(query.type());
    check(query, summary.isServed());
    return store.summarize(summary, scope);
  }

  /** Ids are unique within a project. */
  private int most(int ids) {
    return switch (scope) {
      case Scope.Shared shared -> ids;
      case Scope.Projects(List<?> projects) -> ids * Math.max(1, projects.size());
      case Scope.Everywhere everywhere -> Integer.MAX_VALUE;
    };
  }

  private void check(RowType<?> type) {
    Check.that(
        type.isOwned() != scope instanceof Scope.Shared,
        "query.type",
        type.isOwned()
            ? "must be shared by all projects here"
            : "must be something that projects own here",
        "use the reader of %s for %s"
            .formatted(type.isOwned() ? "projects" : "what they share", type.name()));
  }

  private void check(Query<?> query) {
    check(Check.present(query, "query").type());
    check(query, query.isServed());
  }

  private void check(Query<?> query, boolean served) {
    Check.that(
        !strict || served,
        "query",
        "must be served by an index of " + query.type().name(),
        "query by indexed attributes (%s), or declare it asScan(): %s"
            .formatted(indexes(query.type()), query));
  }

  private <T> void check(List<Latest<T, ?>> latest) {
    Check.that(
        latest.size() <= MAX_LATEST && new HashSet<>(latest).size() == latest.size(),
        "latest",
        "must be at most %s, none of them twice".formatted(MAX_LATEST),
        "there are %s; ask for more in another page".formatted(latest.size()));
    latest.forEach(each -> check(each));
  }

  private void check(Latest<?, ?> latest) {
    if (strict && !latest.isServed()) {
      Path.Step<?, ?> step = latest.unserved().orElseThrow();
      throw new InvalidValueException(
          "latest.path",
          "must be served by an index at each step: %s, by %s"
              .formatted(latest.path(), latest.query().order().attribute()),
          "%s is not; query by indexed attributes of %s (%s), or declare it asScan(): %s"
              .formatted(step, step.type().name(), indexes(step.type()), latest.query()));
    }
  }

  /** Returns the indexes of a type; the key follows those that are not unique. */
  private static String indexes(RowType<?> type) {
    return type.indexes().stream().map(Index::toString).collect(joining("; "));
  }

  /** Returns a reader of what all projects share, as strict as this one. */
  public Reader shared() {
    return new Reader(store, new Scope.Shared(), strict);
  }

  /** Returns a reader of the same scope that refuses queries that no index serves. */
  public Reader strict() {
    return new Reader(store, scope, true);
  }
}
