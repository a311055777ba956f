// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

/**
 * A repository whose values may be deleted for good. Most things end in a state of their lifecycle
 * and stay; this is for what people set up and take away again.
 */
public interface DeletingRepository<T extends Entity<I>, I extends Id> extends Repository<T, I> {

  /**
   * Deletes the value, at whatever version it is. What the journal tells of it stays.
   *
   * @return whether there was one in this project; of callers that race, one is told so
   */
  boolean delete(I id);
}
