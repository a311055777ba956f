// SPDX-License-Identifier: Apache-2.0
package dev.keelson.journal;

import dev.keelson.core.ProjectId;
import java.util.List;
import java.util.UUID;

/**
 * For authors of stores: the holds of all projects.
 *
 * <p>A hold stops every removal: sweeps leave out what belongs to a held project or run, and do not
 * count it as due; a deletion or purge that would remove any of it is refused ({@link
 * JournalHold#refusal}), as is taking the content of an artifact. Of several holds, that of the
 * project is named. What belongs to a run is what its component {@code runId} names, the run, and
 * log entries of those.
 */
public interface HoldStore {

  /**
   * Places a hold, signed by the acting actor.
   *
   * <p>Existing: replaced. Unknown projects and runs can be held as well.
   *
   * @param subject the run, or the project itself for everything that it has
   */
  void place(ProjectId project, UUID subject, String reason);

  /**
   * Lifts a hold, signed by the acting actor, and keeps what it was. So does {@link #place} with
   * the one that it replaces.
   *
   * <p>Missing or repeated: false.
   *
   * @return whether there was one
   */
  boolean lift(ProjectId project, UUID subject);

  /** Returns the holds in one project, the one of the project first, then by run. */
  List<JournalHold> placed(ProjectId project);

  /** Returns the holds of one project that were lifted or replaced, the earliest of these first. */
  List<LiftedHold> lifted(ProjectId project);
}
