// SPDX-License-Identifier: Apache-2.0
package dev.keelson.project;

import dev.keelson.core.ProjectId;
import java.util.Optional;

/** For authors of stores: deletes projects together with everything that they own. */
public interface ProjectPurge {

  /**
   * Deletes a project regardless of its version, together with everything that it owns, in one
   * transaction; nothing can be written to the project meanwhile. The journal and model calls are
   * retained, and a repo that was exclusive to it may be linked by any project. The result counts
   * entities, the project included, and log entries; decisions and other facts are not counted.
   * Counters go as well: in a project that is stored again under the same id, numbers of artifacts
   * and log entries begin again at 1. That a repo is freed is an update of it. The files that are
   * left to the host are those that {@link dev.keelson.spi.Purges#blob} names.
   *
   * <p>Missing or repeated: empty. Concurrently: one call reports what was removed; any other write
   * to the project is either stored before, or refused because the project does not exist.
   *
   * @return what was removed, or empty if there was no such project; of concurrent calls exactly
   *     one reports it
   * @throws dev.keelson.core.InvalidValueException if one of its runs is active, naming the first
   *     by id
   */
  Optional<PurgedProject> purge(ProjectId id);
}
