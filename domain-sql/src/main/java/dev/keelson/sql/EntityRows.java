// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import static java.util.stream.Collectors.joining;

import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.query.EntityType;
import dev.keelson.query.Numbered;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Writes the rows of any entity, in its table or in its two tables, with one statement each. What
 * the database refuses propagates as the library of the store throws it.
 */
final class EntityRows {

  /** The columns that no update writes. */
  private static final Set<String> KEPT = Set.of("project_id", "id", "created_at");

  private final StoreContext context;

  EntityRows(StoreContext context) {
    this.context = context;
  }

  <T extends Entity<I>, I extends Id> void insert(EntityType<T, I> type, T value) {
    fetch(call("insert", type, value, () -> inserting(type)), row -> row.getInt(1));
  }

  /** Inserts a value with the next number of its key, and returns that number. */
  <T extends Entity<I>, I extends Id> int insertNumbered(
      EntityType<T, I> type, Numbered<T> numbered, T value) {
    Call call = call("insert numbered", type, value, () -> numbering(type, numbered));
    return fetch(call, row -> row.getInt(1)).getFirst();
  }

  /**
   * Replaces the stored value with {@code next} if it is at {@code version}. A body that stays the
   * same is not written again.
   *
   * @return the stored time of creation; empty if it is not at that version
   */
  <T extends Entity<I>, I extends Id> Optional<Instant> update(
      EntityType<T, I> type, T next, long version) {
    Call call = call("update", type, next, () -> updating(type)).with("storedVersion", version);
    return fetch(call, row -> row.getObject(1, OffsetDateTime.class)).stream()
        .map(OffsetDateTime::toInstant)
        .findFirst();
  }

  private Statement inserting(EntityType<?, ?> type) {
    List<String> body = body(type);
    return Statement.load(body.isEmpty() ? "insert" : "insert_with_body")
        .filled("table", type.name())
        .filled("columns", String.join(", ", state(type)))
        .filled("values", parameters(state(type)))
        .filled("bodyColumns", String.join(", ", body))
        .filled("bodyValues", parameters(body));
  }

  private Statement updating(EntityType<?, ?> type) {
    List<String> body = body(type);
    return Statement.load(body.isEmpty() ? "update" : "update_with_body")
        .filled("table", type.name())
        .filled("changes", assignments(state(type)))
        .filled("key", SqlEntityStore.key(type, List.of(type.id())))
        .filled("guarded", guarded(type))
        .filled("bodyChanges", assignments(body))
        .filled("bodyColumns", body.stream().map("b."::concat).collect(joining(", ")))
        .filled("bodyValues", parameters(body));
  }

  /** The condition that an update keeps what only a capability writes. */
  private static String guarded(EntityType<?, ?> type) {
    String freeing =
        type.kept().freeing().stream()
            .map(state -> "'" + state.wireName() + "'")
            .collect(joining(", "));
    return type.kept().guarded().stream()
        .map(it -> {
          String column = it.attribute().name();
          String next = "cast(%s as %s)".formatted(parameter(column), Columns.type(it.attribute()));
          return switch (it.kind()) {
            case TOKEN -> " and %s = %s".formatted(column, next);
            case COUNT ->
                " and (%1$s = %2$s or (%1$s + 1 = %2$s and status <> :status))"
                    .formatted(column, next);
            case LOCK, LOCK_END ->
                (" and (%1$s is not distinct from %2$s or (%2$s is null and status <> :status"
                        + " and (:status in (%3$s) or lease_until <= keelson.transaction_time())))")
                    .formatted(column, next, freeing);
          };
        })
        .collect(joining());
  }

  private Statement numbering(EntityType<?, ?> type, Numbered<?> numbered) {
    List<String> key = SqlEntityStore.columns(type, numbered.key());
    List<String> columns = mapping(type).columns();
    String number = numbered.number().name();
    return Statement.load("insert_numbered")
        .filled("table", type.name())
        .filled("key", String.join(", ", key))
        .filled("keyValues", parameters(key))
        .filled("columns", String.join(", ", columns))
        .filled(
            "values",
            columns.stream()
                .map(column ->
                    column.equals(number) ? "(select last_revision from head)" : parameter(column))
                .collect(joining(", ")))
        .filled("number", number);
  }

  private List<String> state(EntityType<?, ?> type) {
    RowMapping<?> mapping = mapping(type);
    return mapping.columns().stream().filter(mapping.stateColumns()::contains).toList();
  }

  /** The columns of the second table besides its key; none where there is one table. */
  private List<String> body(EntityType<?, ?> type) {
    RowMapping<?> mapping = mapping(type);
    return mapping.columns().stream()
        .filter(column -> !mapping.stateColumns().contains(column))
        .toList();
  }

  private RowMapping<?> mapping(EntityType<?, ?> type) {
    return context.database().mapping(type);
  }

  private <T extends Entity<I>, I extends Id> Call call(
      String what, EntityType<T, I> type, T value, Supplier<Statement> made) {
    return context
        .call(new Writing(what, type), type, made)
        .with(context.database().parameters(type, value));
  }

  private <R> List<R> fetch(Call call, Call.RowReader<R> reader) {
    return context.database().onConnection(connection -> call.fetch(connection, reader));
  }

  private static String assignments(List<String> columns) {
    return columns.stream()
        .filter(column -> !KEPT.contains(column))
        .map(column -> column + " = " + parameter(column))
        .collect(joining(", "));
  }

  private static String parameters(List<String> columns) {
    return columns.stream().map(EntityRows::parameter).collect(joining(", "));
  }

  private static String parameter(String column) {
    return ":" + Call.parameter(column);
  }

  /** The key under which a statement is cached. */
  private record Writing(String what, EntityType<?, ?> type) {}
}
