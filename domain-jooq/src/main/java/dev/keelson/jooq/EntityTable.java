// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.query.EntityType;
import dev.keelson.sql.RowMapping;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.mapstruct.factory.Mappers;

/**
 * The tables of an entity: one table, or a narrow one for the state and one for the body, read
 * through a view of both. In both cases a write is one statement.
 */
final class EntityTable<T extends Entity<I>, I extends Id, R extends TableRecord<R>>
    implements RowMapping<T> {

  private static final String STATE = "state";
  private static final String BODY = "body";

  /** The columns that only the insert writes. */
  private static final Set<String> KEPT = Set.of("project_id", "id", "created_at");

  final EntityType<T, I> type;
  private final Table<R> rows;
  private final RowMapper<T, R> mapper;
  private final Columns<R> columns;
  private final Table<?> state;
  private final @Nullable Table<?> body;
  private final Set<String> stateColumns;

  private EntityTable(
      EntityType<T, I> type,
      RowMapper<T, R> mapper,
      Table<R> rows,
      Table<?> state,
      @Nullable Table<?> body) {
    this.type = type;
    this.mapper = mapper;
    this.rows = rows;
    columns = new Columns<>(rows);
    this.state = state;
    this.body = body;
    stateColumns = state.fieldStream().map(Field::getName).collect(Collectors.toUnmodifiableSet());
  }

  /** Returns an entity in one table. */
  static <T extends Entity<I>, I extends Id, R extends TableRecord<R>> EntityTable<T, I, R> of(
      EntityType<T, I> type, Class<? extends RowMapper<T, R>> mapper, Table<R> table) {
    return new EntityTable<>(type, Mappers.getMapper(mapper), table, table, null);
  }

  /** Returns an entity in two tables. */
  static <T extends Entity<I>, I extends Id, R extends TableRecord<R>> EntityTable<T, I, R> of(
      EntityType<T, I> type,
      Class<? extends RowMapper<T, R>> mapper,
      Table<R> view,
      Table<?> state,
      Table<?> body) {
    return new EntityTable<>(type, Mappers.getMapper(mapper), view, state, body);
  }

  @Override
  public String relation() {
    return rows.getName();
  }

  @Override
  public Set<String> stateColumns() {
    return stateColumns;
  }

  @Override
  public List<String> columns() {
    return columns.names();
  }

  @Override
  public T read(ResultSet row, int first) throws SQLException {
    return mapper.toValue(columns.read(row, first));
  }

  /** Returns the columns of a value in a form that JDBC accepts, by the names of components. */
  Map<String, @Nullable Object> parameters(T value) {
    return columns.parameters(mapper.toRow(value));
  }

  /** Inserts a row. */
  void insert(DSLContext dsl, T value) {
    R row = mapper.toRow(value);
    if (body == null) {
      dsl.insertInto(state).set(row).execute();
    } else {
      // the state is the outer statement, so that its references are checked first, as in updates
      dsl.with(BODY)
          .as(dsl.insertInto(body).set(row.into(body)).returning(id(body)))
          .insertInto(state)
          .set(row.into(state))
          .execute();
    }
  }

  /**
   * Replaces {@code value} with {@code next} if it is still at its version. Returns the stored time
   * of creation; empty if it was not at its version. An unchanged body is not written again.
   */
  Optional<Instant> update(DSLContext dsl, T value, T next) {
    R row = mapper.toRow(next);
    Condition expected =
        key(state, value).and(column(state, "version", Long.class).eq(value.version()));
    Field<Instant> createdAt = column(state, "created_at", Instant.class);
    if (body == null) {
      return dsl.update(state)
          .set(changes(row, state))
          .where(expected)
          .returning(createdAt)
          .fetchOptional(createdAt);
    }
    Map<Field<?>, Field<?>> changes = changes(row, body);
    String[] names = changes.keySet().stream().map(Field::getName).toArray(String[]::new);
    Table<?> after = DSL.values(DSL.row(changes.values())).as("after", names);
    RowN now = DSL.row(changes.keySet());
    Field<Instant> made = DSL.field(DSL.name(STATE, createdAt.getName()), createdAt.getDataType());
    return dsl.with(STATE)
        .as(
            dsl.update(state)
                .set(changes(row, state))
                .where(expected)
                .returning(id(state), createdAt))
        .with(BODY)
        .as(
            dsl.update(body)
                .set(now, DSL.row(after.fields()))
                .from(after)
                .where(key(body, value))
                .and(DSL.exists(DSL.selectOne().from(DSL.table(DSL.name(STATE)))))
                .and(now.isDistinctFrom(DSL.row(after.fields())))
                .returning(id(body)))
        .select(made)
        .from(DSL.name(STATE))
        .fetchOptional(made);
  }

  private Condition key(Table<?> table, T value) {
    Condition id = id(table).eq(value.id());
    return value instanceof ProjectOwned owned
        ? column(table, "project_id", ProjectId.class).eq(owned.projectId()).and(id)
        : id;
  }

  private Field<I> id(Table<?> table) {
    return column(table, "id", type.idType());
  }

  /** Returns the columns of {@code table} that may change, with their new values. */
  private static Map<Field<?>, Field<?>> changes(Record row, Table<?> table) {
    Map<Field<?>, Field<?>> changes = new LinkedHashMap<>();
    for (Field<?> column : table.fields()) {
      if (!KEPT.contains(column.getName())) {
        changes.put(column, parameter(row, column));
      }
    }
    return changes;
  }

  private static <V> Field<V> parameter(Record row, Field<V> column) {
    return DSL.val(row.get(column), column);
  }

  /**
   * Returns the generated column itself: looked up with a class, jOOQ would create a new one and
   * warn.
   */
  @SuppressWarnings("unchecked") // checked just before
  private static <R extends Record, V> TableField<R, V> column(
      Table<R> table, String name, Class<V> type) {
    Field<?> column = Objects.requireNonNull(table.field(name), name);
    if (column.getType() != type) {
      throw new IllegalStateException(
          "%s.%s must be generated as %s, it is %s"
              .formatted(table.getName(), name, type.getName(), column.getType().getName()));
    }
    return (TableField<R, V>) column;
  }
}
