// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import static java.util.stream.Collectors.joining;

import dev.keelson.core.AlreadyExistsException;
import dev.keelson.core.AuditInfo;
import dev.keelson.core.Check;
import dev.keelson.core.Ensured;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.KeelsonException;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.StaleVersionException;
import dev.keelson.query.Attribute;
import dev.keelson.query.Condition;
import dev.keelson.query.EntityType;
import dev.keelson.query.FactType;
import dev.keelson.query.Names;
import dev.keelson.query.Numbered;
import dev.keelson.query.Scalar;
import dev.keelson.query.Unique;
import dev.keelson.repository.EntityStore;
import dev.keelson.usage.AgentExecution;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stores the values of any entity; the database enforces the rules of its type. */
final class SqlEntityStore implements EntityStore {

  private static final BatchColumns<AgentExecution> CALLS = BatchColumns.of(AgentExecution.class);
  private static final Statement RECORD_CALLS =
      CALLS.fill(Statement.load("record_facts").filled("table", AgentExecution.TYPE.name()));

  private final StoreContext context;
  private final EntityRows rows;

  SqlEntityStore(StoreContext context) {
    this.context = context;
    rows = new EntityRows(context);
  }

  @Override
  public <T extends Entity<I>, I extends Id> T insert(EntityType<T, I> type, T value) {
    type.kept().checkNew(type, value);
    AuditInfo first =
        AuditInfo.builder()
            .createdAt(value.createdAt())
            .updatedAt(context.now())
            .updatedBy(context.actor())
            .version(1)
            .build();
    T stamped = type.withAudit(value, first);
    return type.numbered()
        .map(numbered -> insertNumbered(type, numbered, stamped))
        .orElseGet(() ->
            write(
                type,
                stamped,
                () -> {
                  rows.insert(type, stamped);
                  return stamped;
                }));
  }

  @Override
  public <T extends Entity<I>, I extends Id> T update(EntityType<T, I> type, T value) {
    if (value.version() == Long.MAX_VALUE) {
      throw notUpdated(type, value);
    }
    AuditInfo written = value.audit().written(context.now(), context.actor());
    T next = type.withAudit(value, written);
    Instant createdAt =
        write(type, next, () -> rows.update(type, next, value.version()))
            .orElseThrow(() -> notUpdated(type, value));
    return createdAt.equals(written.createdAt())
        ? next
        : type.withAudit(next, AuditInfo.builder().from(written).createdAt(createdAt).build());
  }

  @Override
  public <T extends Entity<I>, I extends Id> Ensured<T> ensure(
      EntityType<T, I> type, T value, Unique<T> key) {
    Optional<T> known = findSame(type, key, value);
    try {
      return known.isPresent()
          ? new Ensured<>(known.get(), false)
          : new Ensured<>(insertApart(type, value), true);
    } catch (AlreadyExistsException e) {
      return new Ensured<>(findSame(type, key, value).orElseThrow(() -> e), false);
    }
  }

  @Override
  public <T extends Entity<I>, I extends Id> Optional<T> find(
      EntityType<T, I> type, @Nullable ProjectId project, I id) {
    return find(type, project, type.uniqueBy(type.id()), List.of(id));
  }

  /**
   * Returns the stored value.
   *
   * @throws NotFoundException if there is none in this project
   */
  <T extends Entity<I>, I extends Id> T get(
      EntityType<T, I> type, @Nullable ProjectId project, I id) {
    return find(type, project, id).orElseThrow(() -> new NotFoundException(id));
  }

  @Override
  public <T extends Entity<I>, I extends Id> boolean delete(
      EntityType<T, I> type, @Nullable ProjectId project, I id) {
    Call call =
        context
            .call(
                new Deleting(type),
                null,
                () ->
                    Statement.load("delete")
                        .filled("table", type.name())
                        .filled("key", key(type, List.of(type.id()))))
            .with("projectId", project)
            .with("id", id);
    return !context.fetch(call, row -> row.getInt(1), "delete " + id.describe()).isEmpty();
  }

  @Override
  public <T> void record(FactType<T> type, ProjectId project, List<T> facts) {
    Check.that(
        type.type() == AgentExecution.class,
        "type",
        "must be " + AgentExecution.TYPE,
        "the database itself writes " + type);
    List<AgentExecution> calls = facts.stream().map(AgentExecution.class::cast).toList();
    Call call = context.call(RECORD_CALLS).with(CALLS.arguments(calls));
    context.fetch(call, row -> row.getInt(1), problem -> SqlErrors.translate(problem, calls));
  }

  /** Inserts a value so that an open transaction may continue after a refusal. */
  private <T extends Entity<I>, I extends Id> T insertApart(EntityType<T, I> type, T value) {
    return context.database().isInTransaction()
        ? context.inTransaction(tx -> new SqlEntityStore(tx).insert(type, value))
        : insert(type, value);
  }

  private <T extends Entity<I>, I extends Id> T insertNumbered(
      EntityType<T, I> type, Numbered<T> numbered, T value) {
    if (!Integer.valueOf(0).equals(numbered.number().of(value))) {
      refuseStored(type, value);
    }
    numbered.requireNew(type.name(), value);
    return write(
        type,
        value,
        () -> numbered.withNumber().apply(value, rows.insertNumbered(type, numbered, value)));
  }

  /** Refuses a value that is already stored, as in a repeated insert. */
  private <T extends Entity<I>, I extends Id> void refuseStored(EntityType<T, I> type, T value) {
    if (find(type, owner(value), value.id()).isPresent()) {
      throw new AlreadyExistsException(value.id(), "id");
    }
  }

  /** Returns the stored value with the same unique key, or empty. */
  private <T extends Entity<I>, I extends Id> Optional<T> findSame(
      EntityType<T, I> type, Unique<T> unique, T value) {
    List<@Nullable Object> key = unique.key(value);
    return key == null ? Optional.empty() : find(type, owner(value), unique, key);
  }

  private <T extends Entity<I>, I extends Id> Optional<T> find(
      EntityType<T, I> type, @Nullable ProjectId project, Unique<T> unique, List<?> values) {
    Call call =
        context
            .call(new Finding(type, unique), type, () -> finding(type, unique))
            .with("projectId", project);
    for (int i = 0; i < values.size(); i++) {
      call.with(Call.parameter(unique.attributes().get(i).name()), values.get(i));
    }
    return context.read(call, type, "read " + type);
  }

  private Statement finding(EntityType<?, ?> type, Unique<?> unique) {
    return Statement.load("find")
        .filled("relation", context.database().mapping(type).relation())
        .filled("key", key(type, unique) + where(unique));
  }

  /** The condition of a partial index, as it is declared, so that the server can use it. */
  private static String where(Unique<?> unique) {
    Condition.In<?, ?> where = unique.where();
    return where == null
        ? ""
        : where.values().stream()
            .map(state -> "'" + Scalar.text(state) + "'")
            .collect(joining(", ", " and " + where.attribute().name() + " in (", ")"));
  }

  private static String key(EntityType<?, ?> type, Unique<?> unique) {
    return unique.absentEqual()
        ? columns(type, unique.attributes()).stream()
            .map(column -> "%s is not distinct from :%s".formatted(column, Call.parameter(column)))
            .collect(joining(" and "))
        : key(type, unique.attributes());
  }

  static String key(EntityType<?, ?> type, List<? extends Attribute<?, ?>> attributes) {
    return columns(type, attributes).stream()
        .map(column -> "%s = :%s".formatted(column, Call.parameter(column)))
        .collect(joining(" and "));
  }

  static List<String> columns(EntityType<?, ?> type, List<? extends Attribute<?, ?>> attributes) {
    return Stream.concat(
            type.isOwned() ? Stream.of("project_id") : Stream.of(),
            attributes.stream().map(Attribute::name))
        .toList();
  }

  private <T extends Entity<I>, I extends Id, R> R write(
      EntityType<T, I> type, T value, Supplier<R> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      RuntimeException told = SqlErrors.translate(e, type, value);
      throw told instanceof AlreadyExistsException || told instanceof NotFoundException
          ? first((KeelsonException) told, type, value)
          : told;
    }
  }

  /**
   * Returns the first of several refusals, in the order that all stores use. The database checks
   * keys before transitions, and the references of one table before the keys of the next; in a
   * transaction it accepts no further statement after a refusal.
   */
  private <T extends Entity<I>, I extends Id> KeelsonException first(
      KeelsonException refusal, EntityType<T, I> type, T value) {
    if (context.database().isInTransaction()) {
      return refusal;
    }
    find(type, owner(value), value.id())
        .filter(stored -> stored.version() + 1 == value.version())
        .ifPresent(stored -> type.checkMove(stored, value));
    return refusal instanceof AlreadyExistsException
        ? refusal
        : type.uniques().stream()
            .filter(unique -> isTaken(type, unique, value))
            .<KeelsonException>map(unique -> new AlreadyExistsException(value.id(), unique.name()))
            .findFirst()
            .orElse(refusal);
  }

  private <T extends Entity<I>, I extends Id> boolean isTaken(
      EntityType<T, I> type, Unique<T> unique, T value) {
    return findSame(type, unique, value)
        .filter(holder -> !holder.id().equals(value.id()))
        .isPresent();
  }

  private <T extends Entity<I>, I extends Id> KeelsonException notUpdated(
      EntityType<T, I> type, T value) {
    T stored = get(type, owner(value), value.id());
    if (stored.version() == value.version()) {
      type.kept().check(type, stored, value, false); // had it run out, it would have been freed
      Check.that(
          stored.version() < Long.MAX_VALUE,
          Names.component(type.name()) + ".audit.version",
          "must be one that can be raised",
          stored.id().describe() + " is at the last one; let the owner of the schema repair it");
    }
    return new StaleVersionException(stored.id(), value.version());
  }

  private static @Nullable ProjectId owner(Entity<?> value) {
    return value instanceof ProjectOwned owned ? owned.projectId() : null;
  }

  // the keys under which statements are cached
  private record Finding(EntityType<?, ?> type, Unique<?> unique) {}

  private record Deleting(EntityType<?, ?> type) {}
}
