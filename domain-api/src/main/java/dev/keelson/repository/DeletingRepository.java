// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repository;

import dev.keelson.core.Entity;
import dev.keelson.core.Id;
import dev.keelson.query.EntityType;

/**
 * A repository whose values may be deleted for good. Most things end in a state of their lifecycle
 * and stay; this is for what people set up and take away again.
 */
public abstract class DeletingRepository<T extends Entity<I>, I extends Id>
    extends Repository<T, I> {

  /** A repository in {@code room}. */
  protected DeletingRepository(EntityType<T, I> type, Room room) {
    super(type, room);
  }

  /**
   * Deletes the value regardless of its version. What the journal has of it stays.
   *
   * @return whether there was one in this project; exactly one of callers that race is told so
   */
  public boolean delete(I id) {
    return remove(id);
  }
}
