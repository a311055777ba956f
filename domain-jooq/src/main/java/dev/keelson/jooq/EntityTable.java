// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.core.Entity;
import dev.keelson.core.EntityType;
import dev.keelson.core.EntityType.States;
import dev.keelson.core.Id;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.RowN;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.TableRecord;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of an entity are: in one table, or in a narrow one for its state beside one for
 * its body, read through a view of both. Either way a write is one statement.
 */
final class EntityTable<T extends Entity<I>, I extends Id, R extends TableRecord<R>> {

  private static final String STATE = "state";
  private static final String BODY = "body";
  private static final Set<String> KEY = Set.of("project_id", "id");

  final EntityType<T, I> type;
  final Table<R> rows;
  final RowMapper<T, R> mapper;
  final Columns<R> columns;
  final Order<R> byId;
  private final Table<?> state;
  private final @Nullable Table<?> body;

  private EntityTable(
      EntityType<T, I> type,
      RowMapper<T, R> mapper,
      Table<R> rows,
      Table<?> state,
      @Nullable Table<?> body) {
    this.type = type;
    this.mapper = mapper;
    this.rows = rows;
    columns = Columns.of(rows);
    byId = Order.by(column(rows, "id", type.idType()));
    this.state = state;
    this.body = body;
  }

  /** An entity in one table. */
  static <T extends Entity<I>, I extends Id, R extends TableRecord<R>> EntityTable<T, I, R> of(
      EntityType<T, I> type, RowMapper<T, R> mapper, Table<R> table) {
    return new EntityTable<>(type, mapper, table, table, null);
  }

  /** An entity in two tables. */
  static <T extends Entity<I>, I extends Id, R extends TableRecord<R>> EntityTable<T, I, R> of(
      EntityType<T, I> type, RowMapper<T, R> mapper, Table<R> view, Table<?> state, Table<?> body) {
    return new EntityTable<>(type, mapper, view, state, body);
  }

  /** What belongs to {@code project}, or everything where all projects share. */
  Condition in(@Nullable ProjectId project) {
    return project == null
        ? DSL.noCondition()
        : column(rows, "project_id", ProjectId.class).eq(project);
  }

  Condition is(I id) {
    return column(rows, "id", type.idType()).eq(id);
  }

  /** Writes a new row. */
  void insert(DSLContext dsl, T value) {
    R row = mapper.toRow(value);
    if (body == null) {
      dsl.insertInto(state).set(row).execute();
    } else {
      // the state is the outer one, so that its references are looked at first, as in updates
      dsl.with(BODY)
          .as(dsl.insertInto(body).set(row.into(body)).returning(id(body)))
          .insertInto(state)
          .set(row.into(state))
          .execute();
    }
  }

  /**
   * Writes {@code next} over {@code value} if that is still at its version and may move there.
   * Returns whether it was. A body that stays the same is not written again.
   */
  boolean update(DSLContext dsl, T value, T next) {
    R row = mapper.toRow(next);
    Condition expected =
        key(state, value)
            .and(column(state, "version", Long.class).eq(value.version()))
            .and(type.states() == null ? DSL.noCondition() : mayMove(type.states(), next));
    if (body == null) {
      return dsl.update(state).set(changes(row, state)).where(expected).execute() == 1;
    }
    Map<Field<?>, Field<?>> changes = changes(row, body);
    String[] names = changes.keySet().stream().map(Field::getName).toArray(String[]::new);
    Table<?> after = DSL.values(DSL.row(changes.values())).as("after", names);
    RowN now = DSL.row(changes.keySet());
    return dsl.with(STATE)
            .as(dsl.update(state).set(changes(row, state)).where(expected).returning(id(state)))
            .with(BODY)
            .as(
                dsl.update(body)
                    .set(now, DSL.row(after.fields()))
                    .from(after)
                    .where(key(body, value))
                    .and(DSL.exists(DSL.selectOne().from(DSL.table(DSL.name(STATE)))))
                    .and(now.isDistinctFrom(DSL.row(after.fields())))
                    .returning(id(body)))
            .select(DSL.count())
            .from(DSL.name(STATE))
            .fetchSingle()
            .value1()
        == 1;
  }

  private Condition key(Table<?> table, T value) {
    Condition id = id(table).eq(value.id());
    return value instanceof ProjectOwned owned
        ? column(table, "project_id", ProjectId.class).eq(owned.projectId()).and(id)
        : id;
  }

  /** The states from which the lifecycle leads to the one of {@code next}, and that one itself. */
  private <S extends Enum<S> & State> Condition mayMove(States<T, S> states, T next) {
    S to = states.status().apply(next);
    List<S> from =
        states.lifecycle().states().stream()
            .filter(state -> state == to || states.lifecycle().next(state).contains(to))
            .toList();
    return column(state, "status", to.getDeclaringClass()).in(from);
  }

  private Field<I> id(Table<?> table) {
    return column(table, "id", type.idType());
  }

  /** The columns of {@code table} that may change, with what they change to. */
  private static Map<Field<?>, Field<?>> changes(Record row, Table<?> table) {
    Map<Field<?>, Field<?>> changes = new LinkedHashMap<>();
    for (Field<?> column : table.fields()) {
      if (!KEY.contains(column.getName())) {
        changes.put(column, parameter(row, column));
      }
    }
    return changes;
  }

  private static <V> Field<V> parameter(Record row, Field<V> column) {
    return DSL.val(row.get(column), column);
  }

  /** The generated column itself: looked up with a class, jOOQ would make a new one and warn. */
  @SuppressWarnings("unchecked") // checked just before
  static <R extends Record, V> TableField<R, V> column(Table<R> table, String name, Class<V> type) {
    Field<?> column = Objects.requireNonNull(table.field(name), name);
    if (column.getType() != type) {
      throw new IllegalStateException(
          "%s.%s must be generated as %s, it is %s"
              .formatted(table.getName(), name, type.getName(), column.getType().getName()));
    }
    return (TableField<R, V>) column;
  }
}
