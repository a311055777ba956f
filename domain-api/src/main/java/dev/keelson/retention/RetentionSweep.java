// SPDX-License-Identifier: Apache-2.0
package dev.keelson.retention;

import dev.keelson.artifact.Artifact;
import java.util.List;
import java.util.Map;

/**
 * Removes what has outlived its term, in all projects. A term begins when a thing was made and ends
 * by the store's clock. Many may sweep at once: none waits for another, and none removes what
 * another counts.
 */
public interface RetentionSweep {

  /**
   * How much a sweep without end would remove now, by kind; 0 for what has no term. Every kind is
   * in the answer. A log of artifacts is due if it is published or superseded, and its content is
   * in no file; a delivery if it is no longer active.
   */
  Map<Retained, Long> due(RetentionPolicy policy);

  /**
   * Removes up to {@code max} of each kind. Every kind is a unit of work of its own, so what was
   * removed stays so if a later one fails; call again to go on. Rows that somebody else is writing
   * are left for the next time. Numbers of events and chunks are not given again. A log stays,
   * moved to expired and without content; all else is gone.
   *
   * <p>Twice: the next ones. At once: each thing is removed, and counted, by one of them.
   *
   * @param max at least 1
   * @return how many of each kind were removed; when all are 0, nothing is left to remove
   * @throws dev.keelson.core.InvalidValueException if {@code max} is less than 1
   */
  Map<Retained, Long> sweep(RetentionPolicy policy, int max);

  /**
   * Up to {@code max} logs whose term is over and whose content is in a file, which no store can
   * delete; {@link #due} and {@link #sweep} leave them alone. Delete the file, then store {@link
   * Artifact#expired()}: in that order no file is forgotten.
   *
   * <p>Missing: an empty list. Twice, or at once: the same ones, until they are stored expired.
   *
   * @param max 1 to 1000
   */
  List<Artifact> dueFiles(RetentionPolicy policy, int max);
}
