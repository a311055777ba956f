// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repo;

/** The part of a project's store that keeps which repos it works on. */
public interface ProjectRepoStore {

  /** Its links to repos. */
  ProjectRepoRepository repos();
}
