// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.core.Unreadable;
import dev.keelson.core.UnreadableValueException;
import dev.keelson.query.Attribute;
import dev.keelson.query.Found;
import dev.keelson.query.Group;
import dev.keelson.query.Grouping;
import dev.keelson.query.Latest;
import dev.keelson.query.Place;
import dev.keelson.query.Query;
import dev.keelson.query.Scope;
import dev.keelson.query.Summary;
import dev.keelson.repository.QueryStore;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers queries, one statement each. */
final class SqlQueryStore implements QueryStore {

  private final Database database;

  SqlQueryStore(Database database) {
    this.database = database;
  }

  @Override
  public <T> List<Found<T>> list(
      Query<T> query, Scope scope, @Nullable Place after, int limit, List<Latest<T, ?>> latest) {
    if (isNowhere(scope)) {
      return List.of();
    }
    RowMapping<T> mapping = database.mapping(query.type());
    Call call = new ListSql<>(database, query, scope, after, limit, latest).call();
    List<Attribute<T, ?>> sortedBy = Place.sortedBy(query, scope);
    return gathered(fetch(call, query, row -> read(row, mapping, sortedBy, latest)), latest);
  }

  @Override
  public <T> List<Group<T>> summarize(Summary<T> summary, Scope scope) {
    if (isNowhere(scope)) {
      return List.of();
    }
    Call call = new SummarySql<>(database, summary, scope).call();
    return fetch(call, summary.query(), row -> group(row, summary)).stream()
        .filter(group -> group.count() > 0) // without groupings SQL counts nothing as one group
        .toList();
  }

  private <T, R> List<R> fetch(Call call, Query<T> query, Call.RowReader<R> reader) {
    try {
      return database.reading(connection -> call.fetch(connection, reader));
    } catch (RuntimeException e) {
      throw SqlErrors.translate(e, "query " + query.type().name());
    }
  }

  private <T> Row<T> read(
      ResultSet row,
      RowMapping<T> mapping,
      List<Attribute<T, ?>> sortedBy,
      List<Latest<T, ?>> latest)
      throws SQLException {
    T value;
    try {
      value = mapping.read(row, 1);
    } catch (UnreadableValueException e) {
      List<Object> keys = new ArrayList<>();
      for (Attribute<T, ?> key : sortedBy) {
        keys.add(Columns.key(row, 1, key, mapping.columns()));
      }
      return new Row<>(Found.unreadable(e.row(), new Place(keys)), Map.of(), List.of());
    }
    int next = mapping.columns().size() + 1;
    Map<Latest<T, ?>, Object> found = new HashMap<>();
    List<Unreadable> unreadable = new ArrayList<>();
    for (Latest<T, ?> asked : latest) {
      RowMapping<?> its = database.mapping(asked.query().type());
      if (row.getObject(next) != null) {
        try {
          found.put(asked, its.read(row, next + 1));
        } catch (UnreadableValueException e) {
          unreadable.add(e.row());
        }
      }
      next += its.columns().size() + 1;
    }
    return new Row<>(new Found<>(value, Map.of()), found, unreadable);
  }

  /** Merges the rows of one value: it has one row for each of its latest referring values. */
  private static <T> List<Found<T>> gathered(List<Row<T>> rows, List<Latest<T, ?>> latest) {
    if (latest.isEmpty()) {
      return rows.stream().map(Row::found).toList();
    }
    Map<Found<T>, List<Row<T>>> all = new LinkedHashMap<>();
    rows.forEach(row -> all.computeIfAbsent(row.found(), any -> new ArrayList<>()).add(row));
    List<Found<T>> gathered = new ArrayList<>();
    all.forEach(
        (found, its) -> gathered.add(found.isReadable() ? with(found, its, latest) : found));
    return gathered;
  }

  private static <T> Found<T> with(Found<T> found, List<Row<T>> rows, List<Latest<T, ?>> latest) {
    Map<Latest<T, ?>, List<?>> lists = new HashMap<>();
    for (Latest<T, ?> asked : latest) {
      lists.put(
          asked,
          rows.stream()
              .<Object>mapMulti((row, next) -> {
                Object value = row.latest().get(asked);
                if (value != null) {
                  next.accept(value);
                }
              })
              .distinct()
              .toList());
    }
    return new Found<>(
        found.value(),
        lists,
        rows.stream().flatMap(row -> row.unreadable().stream()).distinct().toList());
  }

  private static <T> Group<T> group(ResultSet row, Summary<T> summary) throws SQLException {
    List<@Nullable Object> keys = new ArrayList<>();
    int index = 1;
    for (Grouping<T, ?> grouping : summary.groupings()) {
      keys.add(key(row, index++, grouping.attribute().valueType()));
    }
    long count = row.getLong(index++);
    List<BigDecimal> sums = new ArrayList<>();
    List<Long> known = new ArrayList<>();
    for (Attribute<T, ?> ignored : summary.sums()) {
      sums.add(row.getBigDecimal(index++));
      known.add(row.getLong(index++));
    }
    return new Group<>(summary, keys, count, sums, known);
  }

  /** A word that this release doesn't know has no key, but what has it counts. */
  private static @Nullable Object key(ResultSet row, int index, Class<?> type) throws SQLException {
    try {
      return Columns.read(row, index, type);
    } catch (RuntimeException e) {
      return null;
    }
  }

  private static boolean isNowhere(Scope scope) {
    return scope instanceof Scope.Projects(List<?> ids) && ids.isEmpty();
  }

  /** One row: what was found, and of each kind of latest values one. */
  private record Row<T>(
      Found<T> found, Map<Latest<T, ?>, Object> latest, List<Unreadable> unreadable) {}
}
