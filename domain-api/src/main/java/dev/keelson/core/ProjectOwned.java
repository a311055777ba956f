// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

/**
 * A value that belongs to one project and that only the scope of that project can read or write.
 */
public interface ProjectOwned {

  /** Returns the project that owns it, which never changes. */
  ProjectId projectId();
}
