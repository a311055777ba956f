// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repository;

import dev.keelson.core.Check;
import dev.keelson.core.Ensured;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.query.Attribute;
import dev.keelson.query.EntityType;

/**
 * Inserts and reads the values of one type. Every method is atomic; use {@code
 * Keelson.inTransaction} for larger units of work. Every write masks secrets in the contents of the
 * value and refuses them elsewhere, signs it with the acting actor and sets its times and version;
 * a refused write changes nothing.
 */
public abstract class InsertingRepository<T extends Entity<I>, I extends Id>
    extends ReadRepository<T, I> {

  /** Creates a repository in {@code context}. */
  protected InsertingRepository(EntityType<T, I> type, RepositoryContext context) {
    super(type, context);
  }

  /**
   * Stores a new value and returns it at version 1.
   *
   * @throws dev.keelson.core.AlreadyExistsException if the id or a unique key is taken
   * @throws dev.keelson.core.NotFoundException if something that it refers to is not stored in its
   *     project
   * @throws dev.keelson.core.ForeignProjectException if it belongs to another project than this
   *     repository
   * @throws dev.keelson.core.SecretFoundException if a text of it that is none of its contents
   *     looks like a secret
   */
  public T insert(T value) {
    return context.entities().insert(type, context.admit(type, value));
  }

  /**
   * Returns the stored value with the same key, or else stores this one, and tells which. The key
   * is the first unique one that this value has, in the order of declaration, without those that
   * are numbered by the store; if it has none, its id. A value that is there is not written, and a
   * transaction that the caller began goes on.
   *
   * <p>Repeated or concurrent: one call stores it, and all return the stored one.
   *
   * @throws dev.keelson.core.AlreadyExistsException if another unique key of it is taken, or its id
   * @throws dev.keelson.core.NotFoundException as {@link #insert}
   * @throws dev.keelson.core.ForeignProjectException as {@link #insert}
   * @throws dev.keelson.core.SecretFoundException as {@link #insert}
   */
  public Ensured<T> ensure(T value) {
    T admitted = context.admit(type, value);
    return context.entities().ensure(type, admitted, type.keyOf(admitted));
  }

  /** Like {@link #ensure(Entity)}, by that unique key. */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  protected final Ensured<T> ensure(T value, Attribute<T, ?>... uniqueBy) {
    return context.entities().ensure(type, context.admit(type, value), type.uniqueBy(uniqueBy));
  }

  /**
   * Deletes a value; for the types that can be deleted.
   *
   * @return whether it existed in this project
   */
  protected final boolean remove(I id) {
    return context
        .entities()
        .delete(type, type.isOwned() ? context.project() : null, Check.present(id, "id"));
  }
}
