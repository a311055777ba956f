// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repository;

import dev.keelson.core.Check;
import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.core.StaleVersionException;
import dev.keelson.query.EntityType;
import java.util.function.UnaryOperator;

/** Stores the values of one type that may be updated. */
public abstract class Repository<T extends Entity<I>, I extends Id>
    extends InsertingRepository<T, I> {

  /** How often {@link #update(Id, UnaryOperator)} applies a change before it fails. */
  public static final int MAX_ATTEMPTS = 8;

  /** Creates a repository in {@code context}. */
  protected Repository(EntityType<T, I> type, RepositoryContext context) {
    super(type, context);
  }

  /**
   * Replaces the stored value if it is still at {@code value}'s version, and returns the new value,
   * one version higher. {@code createdAt} stays as it is stored, and the store sets the time and
   * the actor of the update, regardless of what {@code value} says.
   *
   * @throws StaleVersionException if another write was faster
   * @throws dev.keelson.core.InvalidValueException if it changes what the type declares as fixed,
   *     or what only a capability writes
   * @throws dev.keelson.core.ForeignProjectException if it is another project's
   * @throws dev.keelson.core.SecretFoundException if a text that is none of its contents looks like
   *     a secret
   * @throws dev.keelson.core.NotFoundException if it is not stored, or refers to something that is
   *     not
   * @throws dev.keelson.core.AlreadyExistsException if a unique key is taken
   * @throws dev.keelson.core.IllegalTransitionException if the lifecycle does not allow the
   *     transition from the stored state to the value's
   */
  public T update(T value) {
    return context.entities().update(type, context.admit(type, value));
  }

  /**
   * Reads the value, applies {@code change} and updates it; starts again when another writer was
   * faster, up to {@value #MAX_ATTEMPTS} attempts in all.
   *
   * @param change returns the changed value, which keeps its id; called once for each attempt, so
   *     it should have no other effects
   * @throws StaleVersionException if other writers were faster every time
   * @throws dev.keelson.core.InvalidValueException if {@code change} returns null or another value
   */
  public T update(I id, UnaryOperator<T> change) {
    Check.present(change, "change");
    for (int attempt = 1; ; attempt++) {
      T changed = change.apply(get(id));
      Check.that(
          changed != null && changed.id().equals(id),
          "change",
          "must return %s, changed".formatted(id.describe()),
          changed == null ? "it returned null" : "it returned " + changed.id().describe());
      try {
        return update(changed);
      } catch (StaleVersionException e) {
        if (attempt == MAX_ATTEMPTS) {
          throw e;
        }
      }
    }
  }
}
