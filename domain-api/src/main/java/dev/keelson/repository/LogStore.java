// SPDX-License-Identifier: Apache-2.0
package dev.keelson.repository;

import dev.keelson.core.Id;
import dev.keelson.core.LogEntry;
import dev.keelson.core.NotFoundException;
import dev.keelson.core.ProjectId;
import dev.keelson.query.LogType;
import java.util.List;

/** For authors of stores: appends entries to their parents, each parent with its own numbers. */
public interface LogStore {

  /**
   * Appends entries to one parent, all of them or none, and returns them as they are stored, in the
   * order given. Each gets the next number, without gaps; whoever sees a number can see all below
   * it. An entry without a key is always new.
   *
   * <p>Exists, or twice: an entry whose key is known in the parent is not stored again; the stored
   * one comes back in its place. At once: one goes after the other, each batch in one piece, and of
   * entries with the same key one is stored.
   *
   * @param entries at least one, of one parent, with the number 0, and no key twice
   * @throws NotFoundException if the parent is not stored in this project
   */
  <T extends LogEntry<P>, P extends Id> List<T> append(
      LogType<T, P> type, ProjectId project, List<T> entries);

  /**
   * The number of the last entry that was appended, also if it was removed since; 0 if none was, or
   * there is no such parent.
   */
  <P extends Id> long lastSequence(LogType<?, P> type, ProjectId project, P parent);
}
