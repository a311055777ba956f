// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

import java.util.Optional;

/**
 * Stores the values of one type, each of them once. Every method is atomic by itself; wider units
 * are {@code Keelson.inTransaction}. Every write checks the value for secrets, signs it with the
 * acting actor and stamps it; a refused write changes nothing.
 */
public interface InsertingRepository<T extends Entity<I>, I extends Id> {

  /**
   * Stores a new value and returns it at version 1.
   *
   * @throws AlreadyExistsException if the id or a unique key is taken
   * @throws NotFoundException if something that it refers to is not stored in its project
   * @throws ForeignProjectException if it belongs to another project than this repository
   * @throws SecretFoundException if a text of it looks like a secret
   */
  T insert(T value);

  /** The stored value, or empty if there is none in this project. */
  Optional<T> find(I id);

  /**
   * The stored value.
   *
   * @throws NotFoundException if there is none in this project
   */
  default T get(I id) {
    return find(id).orElseThrow(() -> new NotFoundException(id));
  }
}
