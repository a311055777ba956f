// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import dev.keelson.core.AlreadyExistsException;
import dev.keelson.core.AuditInfo;
import dev.keelson.core.Ensured;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.Repository;
import dev.keelson.core.StaleVersionException;
import dev.keelson.core.WriteCheck;
import dev.keelson.sql.Statement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.TableRecord;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Stores the values of any entity. Repositories add their queries. */
class JooqRepository<T extends Entity<I>, I extends Id, R extends TableRecord<R>>
    implements Repository<T, I> {

  final StoreContext context;

  /** Upwards by id, which is the order in which values were made. */
  final Order<R> byId;

  private final EntityTable<T, I, R> table;
  private final @Nullable ProjectId project;

  /** A repository of one project's values, or of shared ones if {@code project} is null. */
  JooqRepository(StoreContext context, EntityTable<T, I, R> table, @Nullable ProjectId project) {
    this.context = context;
    this.table = table;
    byId = table.byId;
    this.project = project;
  }

  @Override
  public T insert(T value) {
    check(value);
    AuditInfo first = new AuditInfo(value.createdAt(), context.now(), context.actor(), 1);
    T stored = table.type.withAudit().apply(value, first);
    context.write(
        table.type,
        value,
        dsl -> {
          table.insert(dsl, stored);
          return stored;
        });
    return stored;
  }

  @Override
  public T update(T value) {
    check(value);
    T next =
        table.type.withAudit().apply(value, value.audit().written(context.now(), context.actor()));
    if (!context.write(table.type, value, dsl -> table.update(dsl, value, next))) {
      throw refusal(value);
    }
    return next;
  }

  @Override
  public Optional<T> find(I id) {
    return findBy(table.is(id));
  }

  /** All values, by id, for the types that are listed as a whole. */
  public Page<T> findAll(PageRequest page) {
    return page(DSL.noCondition(), page, byId);
  }

  /** Deletes a value that nothing refers to, for the types that are deleted at all. */
  public boolean delete(I id) {
    Condition exactly = table.in(project).and(table.is(id));
    return context.read(table.rows, dsl -> dsl.deleteFrom(table.rows).where(exactly).execute())
        == 1;
  }

  /** Stores a new value by itself, so that a transaction may go on after the refusal. */
  final T insertApart(T value) {
    return Transactions.run(context, tx -> new JooqRepository<>(tx, table, project).insert(value));
  }

  /**
   * The value that matches, or else this one, stored. Of many at once one is stored, and the others
   * find it.
   */
  final Ensured<T> ensure(T value, Condition match) {
    check(value);
    Optional<T> known = findBy(match);
    try {
      return known.isPresent()
          ? new Ensured<>(known.get(), false)
          : new Ensured<>(insertApart(value), true);
    } catch (AlreadyExistsException e) {
      return new Ensured<>(findBy(match).orElseThrow(() -> e), false);
    }
  }

  /**
   * Refuses what may not be written here whatever is stored: another project's, or with a secret.
   */
  final void check(T value) {
    if (project != null && value instanceof ProjectOwned owned) {
      StoreContext.checkOwner(value.id(), owned.projectId(), project);
    }
    WriteCheck.refuseSecrets((Record) value);
  }

  /** Refuses a value that is stored, as a second try of an insert brings it. */
  final void refuseStored(T value) {
    if (find(value.id()).isPresent()) {
      throw new AlreadyExistsException(value.id(), "id");
    }
  }

  /** The value that matches, of which there is at most one. */
  final Optional<T> findBy(Condition match) {
    return context
        .read(
            table.rows,
            dsl -> dsl.selectFrom(table.rows).where(table.in(project)).and(match).fetchOptional())
        .map(table.mapper::toValue);
  }

  /** Begins a call of a hot statement that returns values. */
  final Call call(String statement) {
    return context.call(statement, table.columns);
  }

  /** The same for a statement that is more than its file. */
  final Call call(Statement statement) {
    return context.call(statement, table.columns);
  }

  /** Begins a call of a hot statement that brings {@code value}. */
  final Call call(String statement, T value) {
    return table.columns.bind(call(statement), table.mapper.toRow(value));
  }

  /** Runs a hot statement that brings {@code value}; empty if it found nothing to do. */
  final Optional<T> write(Call call, T value) {
    return context.write(table.type, value, dsl -> first(call, dsl));
  }

  /** Runs a hot statement that changes a stored value; empty if it found nothing to do. */
  final Optional<T> run(Call call) {
    return context.read(table.rows, dsl -> first(call, dsl));
  }

  /** The values that a hot statement finds. */
  final List<T> all(Call call) {
    return context.read(table.rows, dsl -> call.fetch(dsl, this::read));
  }

  /** The value that a hot statement gives back; empty if it found nothing to do. */
  final Optional<T> first(Call call, DSLContext dsl) {
    return call.fetch(dsl, this::read).stream().findFirst();
  }

  private T read(ResultSet result) throws SQLException {
    return table.mapper.toValue(table.columns.read(result, 0));
  }

  /** A page of the values that match. */
  final Page<T> page(Condition match, PageRequest request, Order<R> order) {
    Condition ours = table.in(project).and(match);
    return context.page(table.rows, ours, request, order, table.mapper::toValue);
  }

  private RuntimeException refusal(T value) {
    T stored = get(value.id());
    if (stored.version() == value.version()) {
      table.type.checkMove(stored, value);
    }
    return new StaleVersionException(value.id(), value.version());
  }
}
