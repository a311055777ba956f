// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repository;

import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.query.EntityType;

/**
 * A repository whose values may be deleted permanently. Most entities reach a final state and are
 * retained; this is for configuration that people add and remove.
 */
public abstract class DeletingRepository<T extends Entity<I>, I extends Id>
    extends Repository<T, I> {

  /** Creates a repository in {@code context}. */
  protected DeletingRepository(EntityType<T, I> type, RepositoryContext context) {
    super(type, context);
  }

  /**
   * Deletes the value regardless of its version. Its journal entries are retained.
   *
   * @return whether it existed in this project; true for exactly one of several concurrent calls
   * @throws dev.keelson.core.InvalidValueException if it is held, naming {@code hold}, or something
   *     refers to it that does not go along
   */
  public boolean delete(I id) {
    return remove(id);
  }
}
