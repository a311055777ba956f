// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repository;

import dev.keelson.core.Id;
import dev.keelson.core.LogEntry;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.ProjectId;
import dev.keelson.query.LogType;
import java.util.List;

/** For authors of stores: appends entries to their parents. Each parent numbers its own entries. */
public interface LogStore {

  /**
   * Appends entries to one parent, all or none, and returns them as stored, in the given order.
   * Each gets the next sequence number, without gaps; when a number is visible, all lower ones are
   * visible too. An entry without a key is always new.
   *
   * <p>Existing or repeated: an entry whose key is known in the parent is not stored again; the
   * stored entry is returned in its place. Concurrently: batches are appended one after the other,
   * each contiguously, and of entries with the same key one is stored.
   *
   * @param entries at least one, of one parent, with the sequence number 0 and without duplicate
   *     keys
   * @throws NotFoundException if the parent is not stored in this project
   */
  <T extends LogEntry<P>, P extends Id> List<T> append(
      LogType<T, P> type, ProjectId project, List<T> entries);

  /**
   * Returns the sequence number of the last appended entry, even if it was removed since; 0 if
   * there was none, or no such parent.
   */
  <P extends Id> long lastSequence(LogType<?, P> type, ProjectId project, P parent);
}
