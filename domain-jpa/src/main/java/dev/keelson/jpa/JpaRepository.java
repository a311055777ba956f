// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.AlreadyExistsException;
import dev.keelson.core.AuditInfo;
import dev.keelson.core.Ensured;
import dev.keelson.core.Entity;
import dev.keelson.core.EntityType;
import dev.keelson.core.ForeignProjectException;
import dev.keelson.core.Id;
import dev.keelson.core.Ids;
import dev.keelson.core.IllegalTransitionException;
import dev.keelson.core.KeelsonException;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.core.ProjectOwned;
import dev.keelson.core.Repository;
import dev.keelson.core.StaleVersionException;
import dev.keelson.core.WriteCheck;
import dev.keelson.sql.SqlErrors;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hibernate.StaleStateException;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * Stores values of any type. The database enforces the rules of the type; repositories add their
 * queries.
 */
class JpaRepository<T extends Record & Entity<I>, I extends Id, R extends AuditedRow>
    implements Repository<T, I> {

  final StoreContext context;
  final Order<T> byId;
  private final EntityType<T, I> type;
  private final Mapping<T, R> mapping;
  private final @Nullable ProjectId project;
  private final Finder<T, R> finder;

  /** A repository of one project's values, or of shared ones if {@code project} is null. */
  JpaRepository(
      StoreContext context,
      EntityType<T, I> type,
      Mapping<T, R> mapping,
      @Nullable ProjectId project) {
    this.context = context;
    this.type = type;
    this.mapping = mapping;
    this.project = project;
    finder = new Finder<>(context.sessions(), mapping, project);
    byId = Order.by("id", Entity::id, text -> Ids.parse(text, "cursor", type.newId()));
  }

  @Override
  public T insert(T value) {
    check(value);
    T first =
        type.withAudit()
            .apply(value, new AuditInfo(value.createdAt(), context.now(), context.actor(), 1));
    R row = mapping.mapper().toRow(first);
    return write(
        first,
        session -> {
          session.insert(row);
          return first;
        });
  }

  @Override
  public T update(T value) {
    check(value);
    T next = type.withAudit().apply(value, value.audit().written(context.now(), context.actor()));
    R row = mapping.mapper().toRow(next);
    row.version = value.version(); // Hibernate compares this one and writes the next
    if (!write(next, session -> isUpdated(session, row))) {
      get(value.id());
      throw new StaleVersionException(value.id(), value.version());
    }
    return next;
  }

  @Override
  public Optional<T> find(I id) {
    return findBy(Map.of("id", id));
  }

  /** All values, by id, for the types that are listed as a whole. */
  public Page<T> findAll(PageRequest page) {
    return page(Map.of(), byId, page);
  }

  /** Deletes a value that nothing refers to, for the types that are deleted at all. */
  public boolean delete(I id) {
    return context
        .sessions()
        .writeTogether( // one statement, but Hibernate asks for a transaction
            session -> finder.delete(session, Map.of("id", id)),
            e -> SqlErrors.translate(e, "delete " + id.describe()));
  }

  /** Stores a new value by itself, so that a transaction may go on after the refusal. */
  final T insertApart(T value) {
    return context
        .sessions()
        .run(open ->
            open.context(session ->
                new JpaRepository<>(context.in(Sessions.of(session)), type, mapping, project)
                    .insert(value)));
  }

  /**
   * The value with these attributes, or else this one, stored. Of many at once one is stored, and
   * the others find it.
   */
  final Ensured<T> ensure(T value, Map<String, ?> attributes) {
    check(value);
    Optional<T> known = findBy(attributes);
    try {
      return known.isPresent()
          ? new Ensured<>(known.get(), false)
          : new Ensured<>(insertApart(value), true);
    } catch (AlreadyExistsException e) {
      return new Ensured<>(findBy(attributes).orElseThrow(() -> e), false);
    }
  }

  /**
   * Refuses what may not be written here whatever is stored: another project's, or with a secret.
   */
  final void check(T value) {
    if (project != null && value instanceof ProjectOwned owned) {
      checkOwner(value.id(), owned.projectId(), project);
    }
    WriteCheck.refuseSecrets(value);
  }

  /** Refuses what belongs to another project than {@code scope}. */
  static void checkOwner(Id subject, ProjectId owner, ProjectId scope) {
    if (!owner.equals(scope)) {
      throw new ForeignProjectException(subject, owner, scope);
    }
  }

  /** Refuses a value that is stored, as a second try of an insert brings it. */
  final void refuseStored(T value) {
    if (find(value.id()).isPresent()) {
      throw new AlreadyExistsException(value.id(), "id");
    }
  }

  /** The only value whose row has these attributes, or empty. */
  final Optional<T> findBy(Map<String, ?> attributes) {
    return finder.one(attributes);
  }

  /** A page of the values whose rows have these attributes. */
  final Page<T> page(Map<String, ?> attributes, Order<T> order, PageRequest request) {
    return finder.page(attributes, order, request);
  }

  /** Runs a statement that writes {@code value} or nothing; returns what was written. */
  final Optional<T> write(T value, Call call) {
    return context
        .sessions()
        .write(session -> first(call, session), e -> SqlErrors.translate(e, type, value));
  }

  /** Runs a statement that changes the value of that id or nothing; returns what it became. */
  final Optional<T> change(I id, Call call) {
    return change(call, e -> SqlErrors.translate(e, "change " + id.describe()));
  }

  /** The same, with words of the caller's own for what the database refuses. */
  final Optional<T> change(Call call, UnaryOperator<RuntimeException> told) {
    return context.sessions().write(session -> first(call, session), told);
  }

  private Optional<T> first(Call call, StatelessSession session) {
    return call.rows(session, mapping::read).stream().findFirst();
  }

  /** The refusal of a key that is taken in the second table of a type, or null if there is none. */
  @Nullable AlreadyExistsException takenInBody(T value) {
    return null;
  }

  private <V> V write(T value, Function<StatelessSession, V> work) {
    try {
      return mapping.hasBody()
          ? context.sessions().writeTogether(work, e -> SqlErrors.translate(e, type, value))
          : context.sessions().write(work, e -> SqlErrors.translate(e, type, value));
    } catch (AlreadyExistsException | NotFoundException refusal) {
      throw first(refusal, value);
    }
  }

  /**
   * The first of several refusals in the order of all stores. The database looks at keys before
   * moves, and at the references of one table before the keys of the next; but in a transaction it
   * answers no more after a refusal.
   */
  private RuntimeException first(KeelsonException refusal, T value) {
    if (context.sessions().isInTransaction()) {
      return refusal;
    }
    try {
      find(value.id())
          .filter(stored -> stored.version() + 1 == value.version())
          .ifPresent(stored -> type.checkMove(stored, value));
    } catch (IllegalTransitionException e) {
      return e;
    }
    AlreadyExistsException taken = refusal instanceof NotFoundException ? takenInBody(value) : null;
    return taken == null ? refusal : taken;
  }

  private static boolean isUpdated(StatelessSession session, AuditedRow row) {
    try {
      session.update(row);
      return true;
    } catch (StaleStateException e) {
      return false;
    }
  }
}
