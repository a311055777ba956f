// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repository;

/** The part of a project's store that keeps which repositories it works on. */
public interface ProjectRepositoryStore {

  /** Its links to repositories. */
  ProjectRepositoryRepository repositories();
}
