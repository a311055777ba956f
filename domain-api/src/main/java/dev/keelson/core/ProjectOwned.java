// SPDX-License-Identifier: Apache-2.0
package dev.keelson.core;

/** Something that belongs to one project, and that only that project's scope can read or write. */
public interface ProjectOwned {

  /** The project that owns it. It never changes. */
  ProjectId projectId();
}
