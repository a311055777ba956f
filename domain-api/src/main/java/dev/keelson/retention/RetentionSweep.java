// SPDX-License-Identifier: Apache-2.0
package dev.keelson.retention;

import dev.keelson.artifact.Artifact;
import dev.keelson.core.Page;
import java.util.Map;

/**
 * Removes data whose retention term has ended, in all projects. A term begins at the creation of a
 * row and ends by the store's clock. Several sweeps may run concurrently: none waits for another,
 * and none removes what another counts.
 */
public interface RetentionSweep {

  /**
   * Returns how many rows of each kind an unlimited sweep would remove now; 0 for kinds without a
   * term. Every kind is in the result. A row is due when it is older than its term. A log artifact,
   * that is, one of the kind {@code log}, is due if it is published or superseded and its content
   * is not in a file; a delivery is due if it is no longer active. What is held is not due, and no
   * entry of the journal that is younger than the owner of the schema allows.
   */
  Map<Retained, Long> due(RetentionPolicy policy);

  /**
   * Removes up to {@code max} rows of each kind, in any order. Each kind is a separate transaction,
   * so earlier kinds stay removed if a later one fails; call again to continue. Rows that another
   * transaction is writing are left for the next call. Sequence numbers of events and chunks are
   * not reused. A log artifact is retained, moved to expired and without content; everything else
   * is deleted.
   *
   * <p>Repeated: removes the next rows. Concurrently: each row is removed, and counted, by exactly
   * one call.
   *
   * @param max at least 1
   * @return the number of removed rows of each kind; when all are 0, nothing is left to remove
   * @throws dev.keelson.core.InvalidValueException if {@code max} is less than 1, also if nothing
   *     has a term
   */
  Map<Retained, Long> sweep(RetentionPolicy policy, int max);

  /**
   * Returns up to {@code max} log artifacts, oldest first, whose term has ended and whose content
   * is in a file, which a store can't delete; {@link #due} and {@link #sweep} ignore them. Delete
   * the file first, then store {@link Artifact#expired()}, so that no file is left behind.
   *
   * <p>They are on one page, which names the rows among them that this release can't read; these do
   * not count towards {@code max}, so that they hide none behind them.
   *
   * <p>Missing: an empty page. Repeated or concurrent: the same artifacts, until they are stored as
   * expired.
   *
   * @param max 1 to {@value dev.keelson.core.PageRequest#MAX_SIZE}
   * @throws dev.keelson.core.InvalidValueException if {@code max} is something else, also if logs
   *     have no term
   */
  Page<Artifact> dueFiles(RetentionPolicy policy, int max);
}
