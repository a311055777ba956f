// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Stores the values of one type. Every method is atomic by itself; wider units are {@code
 * Keelson.inTransaction}. Every write checks the value for secrets, signs it with the acting actor
 * and stamps it; a refused write changes nothing.
 */
public interface Repository<T extends Entity<I>, I extends Id> {

  /** How often {@link #update(Id, UnaryOperator)} applies a change before it gives up. */
  int MAX_ATTEMPTS = 8;

  /**
   * Stores a new value and returns it at version 1.
   *
   * @throws AlreadyExistsException if the id or a unique key is taken
   * @throws NotFoundException if something that it refers to is not stored in its project
   * @throws ForeignProjectException if it belongs to another project than this repository
   * @throws SecretFoundException if a text of it looks like a secret
   */
  T insert(T value);

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

  /** The stored value, or empty if there is none in this project. */
  Optional<T> find(I id);

  /** The stored value. @throws NotFoundException if there is none in this project */
  default T get(I id) {
    return find(id).orElseThrow(() -> new NotFoundException(id));
  }
}
