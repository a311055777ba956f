// SPDX-License-Identifier: Apache-2.0
package dev.keelson.project;

import dev.keelson.core.ProjectId;
import java.util.Optional;

/** For authors of stores: deletes projects with everything that they own. */
public interface ProjectPurge {

  /**
   * Deletes a project regardless of its version, with everything that it owns, in one unit of work;
   * nothing can begin in the project meanwhile. The journal and model calls stay, and a repo that
   * was exclusive to it is free. Counted are entities and what was appended, the project as one;
   * decisions and other facts are no type in the answer.
   *
   * <p>Missing, or twice: empty. At once: one is told what went, and whatever else is written to
   * the project comes before, or is refused since there is no such project.
   *
   * @return what was removed, or empty if there was no such project; exactly one of callers that
   *     race is told so
   * @throws dev.keelson.core.InvalidValueException if a run of it is active, naming the first by id
   */
  Optional<PurgedProject> purge(ProjectId id);
}
