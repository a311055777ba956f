// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repository;

/** The part of a store that keeps repositories. */
public interface RepositoryStore {

  /** All repositories. */
  RepositoryRepository repositories();
}
