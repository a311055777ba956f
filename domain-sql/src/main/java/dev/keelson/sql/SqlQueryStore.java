// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    List<Row<T>> rows = fetch(call, query, row -> read(row, mapping, latest));
    return latest.isEmpty()
        ? rows.stream().map(row -> new Found<>(row.value(), Map.of())).toList()
        : gathered(rows, latest);
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
      return database.onConnection(connection -> call.fetch(connection, reader));
    } catch (RuntimeException e) {
      throw SqlErrors.translate(e, "query " + query.type().name());
    }
  }

  private <T> Row<T> read(ResultSet row, RowMapping<T> mapping, List<Latest<T, ?>> latest)
      throws SQLException {
    T value = mapping.read(row, 1);
    int next = mapping.columns().size() + 1;
    Map<Latest<T, ?>, Object> found = new HashMap<>();
    for (Latest<T, ?> asked : latest) {
      RowMapping<?> its = database.mapping(asked.query().type());
      if (row.getObject(next) != null) {
        found.put(asked, its.read(row, next + 1));
      }
      next += its.columns().size() + 1;
    }
    return new Row<>(value, found);
  }

  /** Merges the rows of one value: it has one row for each of its latest referring values. */
  private static <T> List<Found<T>> gathered(List<Row<T>> rows, List<Latest<T, ?>> latest) {
    Map<T, Map<Latest<T, ?>, Set<Object>>> found = new java.util.LinkedHashMap<>();
    for (Row<T> row : rows) {
      Map<Latest<T, ?>, Set<Object>> its =
          found.computeIfAbsent(
              row.value(),
              any -> {
                Map<Latest<T, ?>, Set<Object>> none = new HashMap<>();
                latest.forEach(asked -> none.put(asked, new LinkedHashSet<>()));
                return none;
              });
      row.latest()
          .forEach(
              (asked, value) -> its.computeIfAbsent(asked, a -> new LinkedHashSet<>()).add(value));
    }
    List<Found<T>> all = new ArrayList<>();
    found.forEach((value, its) -> {
      Map<Latest<T, ?>, List<?>> lists = new HashMap<>();
      its.forEach((asked, values) -> lists.put(asked, List.copyOf(values)));
      all.add(new Found<>(value, lists));
    });
    return all;
  }

  private static <T> Group<T> group(ResultSet row, Summary<T> summary) throws SQLException {
    List<@Nullable Object> keys = new ArrayList<>();
    int index = 1;
    for (Grouping<T, ?> grouping : summary.groupings()) {
      keys.add(Columns.read(row, index++, grouping.attribute().valueType()));
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

  private static boolean isNowhere(Scope scope) {
    return scope instanceof Scope.Projects(List<?> ids) && ids.isEmpty();
  }

  private record Row<T>(T value, Map<Latest<T, ?>, Object> latest) {}
}
