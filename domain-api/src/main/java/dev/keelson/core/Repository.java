// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.util.function.UnaryOperator;

/** Stores the values of one type, which may change. */
public interface Repository<T extends Entity<I>, I extends Id> extends InsertingRepository<T, I> {

  /** How often {@link #update(Id, UnaryOperator)} applies a change before it gives up. */
  int MAX_ATTEMPTS = 8;

  /**
   * Replaces the stored value if that is still at {@code value}'s version; returns it one version
   * on.
   *
   * @throws StaleVersionException if another write came first
   * @throws NotFoundException if it is not stored, or refers to something that is not
   * @throws IllegalTransitionException if the lifecycle has no move from the stored state to the
   *     value's
   */
  T update(T value);

  /**
   * Reads, applies {@code change}, updates; reads again when another writer was faster, up to
   * {@value #MAX_ATTEMPTS} times.
   *
   * @throws StaleVersionException if others were faster every time
   */
  default T update(I id, UnaryOperator<T> change) {
    for (int attempt = 1; ; attempt++) {
      try {
        return update(change.apply(get(id)));
      } catch (StaleVersionException e) {
        if (attempt == MAX_ATTEMPTS) {
          throw e;
        }
      }
    }
  }
}
