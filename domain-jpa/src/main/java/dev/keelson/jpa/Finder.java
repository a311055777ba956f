// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import static java.util.stream.Collectors.joining;

import dev.keelson.core.Cursor;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.sql.SqlErrors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hibernate.StatelessSession;
import org.hibernate.query.MutationQuery;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/**
 * Finds values of one type by the attributes of their rows: those of one project, or shared ones if
 * {@code project} is null. A list stands for any of its values. Every find is one statement.
 */
record Finder<T, R extends Row>(
    Sessions sessions, Mapping<T, R> mapping, @Nullable ProjectId project) {

  /** Stands for any value of an attribute but null. */
  static final Object PRESENT = new Object();

  /**
   * Stands for any of the values of an attribute that {@code query} returns, in HQL. It may name
   * {@code :projectId} besides its arguments.
   */
  record AnyOf(String query, Map<String, ?> arguments) {}

  /** The only value with these attributes, or empty. */
  Optional<T> one(Map<String, ?> attributes) {
    return list(attributes, "", Map.of()).stream().findFirst();
  }

  /** All values with these attributes. */
  List<T> all(Map<String, ?> attributes, Order<T> order) {
    return list(attributes, order.orderBy(), Map.of());
  }

  /** A page of the values with these attributes. */
  Page<T> page(Map<String, ?> attributes, Order<T> order, PageRequest request) {
    Map<String, Object> place = new HashMap<>();
    String behind = "";
    Cursor cursor = request.after();
    if (cursor != null) {
      behind = "and " + order.behind() + " ";
      List<Object> keys = order.keys(cursor);
      for (int i = 0; i < keys.size(); i++) {
        place.put(Order.place(i), keys.get(i));
      }
    }
    // The limit is part of the text: a planner can't price one that it doesn't know.
    String rest = "%s%s limit %d".formatted(behind, order.orderBy(), request.size() + 1);
    return order.page(list(attributes, rest, place), request);
  }

  /** Deletes the rows with these attributes. Returns whether there was one. */
  boolean delete(StatelessSession session, Map<String, ?> attributes) {
    Map<String, Object> conditions = conditions(attributes);
    String hql = "delete from %s where %s".formatted(mapping.row().getName(), where(conditions));
    MutationQuery query = session.createMutationQuery(hql);
    arguments(conditions).forEach(query::setParameter);
    return query.executeUpdate() > 0;
  }

  private List<T> list(Map<String, ?> attributes, String rest, Map<String, ?> place) {
    Map<String, Object> conditions = conditions(attributes);
    String hql = "from %s where %s %s".formatted(mapping.row().getName(), where(conditions), rest);
    return sessions.read(
        session -> {
          SelectionQuery<R> query = session.createSelectionQuery(hql, mapping.row());
          arguments(conditions).forEach(query::setParameter);
          place.forEach(query::setParameter);
          return query.getResultList().stream().map(mapping.mapper()::toValue).toList();
        },
        e -> SqlErrors.translate(e, "read " + mapping.row().getSimpleName() + "s"));
  }

  private Map<String, Object> conditions(Map<String, ?> attributes) {
    Map<String, Object> conditions = new TreeMap<>(attributes);
    if (project != null) {
      conditions.put("projectId", project);
    }
    return conditions;
  }

  private static String where(Map<String, Object> conditions) {
    return conditions.isEmpty()
        ? "true"
        : conditions.entrySet().stream()
            .map(e -> where(e.getKey(), e.getValue()))
            .collect(joining(" and "));
  }

  private static String where(String attribute, Object value) {
    if (value instanceof AnyOf(String query, Map<String, ?> arguments)) {
      return "%s in (%s)".formatted(attribute, query);
    }
    if (PRESENT.equals(value)) {
      return attribute + " is not null";
    }
    return attribute + (value instanceof List ? " in :" : " = :") + attribute;
  }

  private static Map<String, Object> arguments(Map<String, Object> conditions) {
    Map<String, Object> arguments = new HashMap<>();
    conditions.forEach((attribute, value) -> {
      if (value instanceof AnyOf(String query, Map<String, ?> its)) {
        arguments.putAll(its);
      } else if (!PRESENT.equals(value)) {
        arguments.put(attribute, value);
      }
    });
    return arguments;
  }
}
