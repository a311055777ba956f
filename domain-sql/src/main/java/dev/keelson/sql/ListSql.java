// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import static java.util.stream.Collectors.joining;

import dev.keelson.query.Attribute;
import dev.keelson.query.Condition;
import dev.keelson.query.Latest;
import dev.keelson.query.Path;
import dev.keelson.query.Place;
import dev.keelson.query.Query;
import dev.keelson.query.RowType;
import dev.keelson.query.Scope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The statement for listings. Where several projects or several values of an attribute are
 * requested, each combination is read separately in the order of an index, up to the page size, and
 * the results are merged: what is read is bounded by the page, not by the number of matches.
 */
final class ListSql<T> {

  private static final String ROWS = "t";

  private final Database database;
  private final Query<T> query;
  private final Scope scope;
  private final @Nullable Place after;
  private final int limit;
  private final List<Latest<T, ?>> latest;
  private final Fragment fragment = new Fragment();
  private final List<Condition<T>> plain = new ArrayList<>();
  private final List<String> drivers = new ArrayList<>();
  private final List<String> driven = new ArrayList<>();

  ListSql(
      Database database,
      Query<T> query,
      Scope scope,
      @Nullable Place after,
      int limit,
      List<Latest<T, ?>> latest) {
    this.database = database;
    this.query = query;
    this.scope = scope;
    this.after = after;
    this.limit = limit;
    this.latest = latest;
  }

  Call call() {
    drive();
    String page = query.latestPer().isEmpty() ? page() : latestPage();
    String merged =
        drivers.isEmpty()
            ? page
            : "select t.* from %s cross join lateral (%s) t order by %s limit %s"
                .formatted(String.join(" cross join ", drivers), page, order(sorted()), limit);
    return new Call(Statement.of(latest.isEmpty() ? merged : withLatest(merged)))
        .with(fragment.arguments());
  }

  /**
   * Determines what each scan is for: a project, and a value of every attribute with several
   * values.
   */
  private void drive() {
    switch (scope) {
      case Scope.Shared shared -> {}
      case Scope.Everywhere everywhere -> {
        drivers.add(database.schema() + ".project k");
        driven.add("t.project_id = k.id");
      }
      case Scope.Projects projects -> {
        if (projects.ids().size() == 1) {
          driven.add("t.project_id = " + fragment.parameter(projects.ids().getFirst()));
        } else {
          String ids = fragment.parameter(Call.ids(projects.ids()));
          drivers.add("unnest(cast(%s as uuid[])) k(id)".formatted(ids));
          driven.add("t.project_id = k.id");
        }
      }
    }
    for (Condition<T> condition : query.conditions()) {
      if (condition instanceof Condition.In<T, ?> in && in.values().size() > 1 && isMerged(in)) {
        String name = fragment.alias();
        String values = fragment.parameter(Call.array(Columns.type(in.attribute()), in.values()));
        drivers.add(
            "unnest(cast(%s as %s[])) %s(v)".formatted(values, Columns.type(in.attribute()), name));
        driven.add("%s = %s.v".formatted(Columns.of(in.attribute(), ROWS), name));
      } else {
        plain.add(condition);
      }
    }
  }

  /**
   * Returns whether each value gets its own scan; unique attributes and those of {@code latestPer}
   * do not, nor what no index has in order: there each scan would read the whole table.
   */
  private boolean isMerged(Condition.In<T, ?> in) {
    return !isByKey()
        && query.latestPer().isEmpty()
        && !isSortedBy(in.attribute())
        && (isServed(query.conditions()) || isServed(equalities(1)) || isServed(equalities(2)));
  }

  private boolean isServed(List<Condition<T>> conditions) {
    return new Query<>(query.type(), conditions, query.order(), query.latestPer(), false)
        .isServed();
  }

  private List<Condition<T>> equalities(int least) {
    return query.conditions().stream()
        .filter(it -> it instanceof Condition.In<T, ?> in && in.values().size() >= least)
        .toList();
  }

  private boolean isByKey() {
    Set<Attribute<?, ?>> asked = new HashSet<>();
    query
        .conditions()
        .forEach(condition -> {
          if (condition instanceof Condition.In<?, ?> other) {
            asked.add(other.attribute());
          }
        });
    return query.type().isUnique(asked);
  }

  private boolean isSortedBy(Attribute<T, ?> attribute) {
    return query.order().attribute().equals(attribute);
  }

  private String page() {
    List<Attribute<T, ?>> sorted = sorted();
    return "select %s from %s t where %s order by %s limit %s"
        .formatted(
            columns(query.type(), ROWS),
            Relations.of(database, query.type()),
            where(sorted),
            order(sorted),
            limit);
  }

  /** Returns the statement that steps from key to key and takes the last value of each. */
  private String latestPage() {
    List<Attribute<T, ?>> keys = query.latestPer();
    String relation = Relations.of(database, query.type());
    String names = keys.stream().map(key -> Columns.of(key, ROWS)).collect(joining(", "));
    String first =
        "select %s from %s t where %s order by %s limit 1"
            .formatted(names, relation, where(sorted()), order(keys));
    String next =
        "select %s from %s t where %s and %s > %s order by %s limit 1"
            .formatted(names, relation, matching(), row(keys, ROWS), row(keys, "h"), order(keys));
    String same =
        keys.stream()
            .map(key -> "%s = %s".formatted(Columns.of(key, ROWS), Columns.of(key, "h")))
            .collect(joining(" and "));
    List<Attribute<T, ?>> lastFirst = new ArrayList<>();
    lastFirst.add(query.order().attribute());
    query.type().key().stream().filter(part -> !lastFirst.contains(part)).forEach(lastFirst::add);
    String last =
        "select %s from %s t where %s and %s order by %s limit 1"
            .formatted(
                columns(query.type(), ROWS), relation, matching(), same, order(lastFirst, true));
    return """
    with recursive h as (
      (%s)
      union all
      select n.* from h cross join lateral (%s) n
    )
    select t.* from (select * from h limit %s) h cross join lateral (%s) t order by %s\
    """
        .formatted(first, next, limit, last, order(sorted()));
  }

  /**
   * Adds, for every value of the page, the latest values that refer to it: the first of each
   * request in the first row of the value, the second in the second, and so on.
   */
  private String withLatest(String page) {
    List<String> columns = new ArrayList<>(List.of(columns(query.type(), ROWS)));
    List<String> aligned = new ArrayList<>();
    for (int i = 0; i < latest.size(); i++) {
      columns.addAll(names(latest.get(i).query().type(), i));
      aligned.add("(%s) l%s".formatted(lookUp(latest.get(i), i), i));
    }
    return """
    select %s from (%s) t left join lateral (select * from %s) l on true order by %s, l.place\
    """
        .formatted(
            String.join(", ", columns),
            page,
            aligned.stream().reduce("%s full join %s using (place)"::formatted).orElseThrow(),
            order(sorted()));
  }

  /**
   * Returns names for the columns of a latest value, the first of which tells whether there is one.
   */
  private List<String> names(RowType<?> type, int position) {
    return IntStream.rangeClosed(0, database.mapping(type).columns().size())
        .mapToObj(column -> "l%s_%s".formatted(position, column))
        .toList();
  }

  private <R> String lookUp(Latest<T, R> asked, int position) {
    Query<R> of = asked.query();
    List<Path.Step<?, ?>> steps = asked.path().steps();
    StringBuilder from = new StringBuilder(Relations.of(database, of.type())).append(" s0");
    for (int i = 1; i < steps.size(); i++) {
      RowType<?> type = steps.get(i).type();
      from.append(
          " join %s s%s on s%s.id = %s%s"
              .formatted(
                  Relations.of(database, type, List.of(steps.get(i).reference())),
                  i,
                  i,
                  Columns.of(steps.get(i - 1).reference(), "s" + (i - 1)),
                  type.isOwned() ? " and s%s.project_id = s0.project_id".formatted(i) : ""));
    }
    String end =
        "%s = t.id%s"
            .formatted(
                Columns.of(steps.getLast().reference(), "s" + (steps.size() - 1)),
                query.type().isOwned() && of.type().isOwned()
                    ? " and s0.project_id = t.project_id"
                    : "");
    List<Attribute<R, ?>> sorted = new ArrayList<>();
    sorted.add(of.order().attribute());
    of.type().key().stream().filter(part -> !sorted.contains(part)).forEach(sorted::add);
    if (of.type().isOwned() && !query.type().isOwned()) {
      sorted.add(of.type().project());
    }
    String order = order(sorted, of.order().descending(), "s0");
    List<String> names = names(of.type(), position);
    List<String> columns = database.mapping(of.type()).columns();
    return """
    select row_number() over (order by %1$s) as place, %2$s from %3$s where %4$s and %5$s and %7$s is not null \
    order by %1$s limit %6$s\
    """
        .formatted(
            order,
            IntStream.range(0, names.size())
                .mapToObj(i ->
                    (i == 0 ? "true" : "s0.\"%s\"".formatted(columns.get(i - 1)))
                        + " as "
                        + names.get(i))
                .collect(joining(", ")),
            from,
            end,
            new Conditions(database, fragment).all(of.conditions(), of.type(), "s0"),
            asked.max(),
            Columns.of(of.order().attribute(), "s0"));
  }

  private String where(List<Attribute<T, ?>> sorted) {
    return after == null ? matching() : matching() + " and " + behind(sorted, after);
  }

  private String matching() {
    List<String> all = new ArrayList<>(driven);
    boolean served = !query.scan() && query.isServed() && !isByKey();
    Conditions conditions =
        served ? Conditions.served(database, fragment) : new Conditions(database, fragment);
    all.add(conditions.all(plain, query.type(), ROWS));
    List<Attribute<T, ?>> by = new ArrayList<>(query.latestPer());
    by.add(query.order().attribute());
    by.stream()
        .filter(it -> !it.equals(query.type().createdAt()) && !query.type().key().contains(it))
        .forEach(it -> all.add(Columns.of(it, ROWS) + " is not null"));
    return String.join(" and ", all);
  }

  private String behind(List<Attribute<T, ?>> sorted, Place place) {
    List<Attribute<T, ?>> all = Place.sortedBy(query, scope);
    String values =
        IntStream.range(0, all.size())
            .filter(i -> sorted.contains(all.get(i)))
            .mapToObj(i -> Columns.key(fragment.parameter(place.keys().get(i)), all.get(i)))
            .collect(joining(", ", "(", ")"));
    return sorted.isEmpty()
        ? "false" // the only one was already read
        : "%s %s %s".formatted(row(sorted, ROWS), isDescending() ? "<" : ">", values);
  }

  /**
   * Returns the attributes that distinguish the found values, without those that all have in
   * common.
   */
  private List<Attribute<T, ?>> sorted() {
    Set<Attribute<?, ?>> common = new HashSet<>();
    for (Condition<T> condition : query.conditions()) {
      if (condition instanceof Condition.In<T, ?> in && in.values().size() == 1) {
        common.add(in.attribute());
      }
    }
    return Place.sortedBy(query, scope).stream().filter(key -> !common.contains(key)).toList();
  }

  private String order(List<Attribute<T, ?>> sorted) {
    return sorted.isEmpty() ? "1" : order(sorted, isDescending());
  }

  private String order(List<Attribute<T, ?>> sorted, boolean descending) {
    return order(sorted, descending, ROWS);
  }

  private static <R> String order(List<Attribute<R, ?>> sorted, boolean descending, String alias) {
    return sorted.stream()
        .map(key -> Columns.sortable(key, alias) + (descending ? " desc" : ""))
        .collect(joining(", "));
  }

  private static <R> String row(List<Attribute<R, ?>> keys, String alias) {
    return keys.stream().map(key -> Columns.sortable(key, alias)).collect(joining(", ", "(", ")"));
  }

  private boolean isDescending() {
    return query.latestPer().isEmpty() && query.order().descending();
  }

  private String columns(RowType<?> type, String alias) {
    return database.mapping(type).columns().stream()
        .map(column -> "%s.\"%s\"".formatted(alias, column))
        .collect(joining(", "));
  }
}
