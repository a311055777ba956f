// SPDX-License-Identifier: Apache-2.0
package dev.keelson.journal;

import dev.keelson.core.Id;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import java.util.Collection;
import java.util.List;

/**
 * One project's journal of lifecycle moves: the audit, and the outbox of everything that listens.
 */
public interface Journal {

  /** The moves of one subject, first first. */
  default List<JournalEntry> history(Id subject) {
    return histories(List.of(subject));
  }

  /** The moves of many subjects: in the order of time, and of versions within a subject. */
  List<JournalEntry> histories(Collection<? extends Id> subjects);

  /**
   * The moves behind a cursor, in the order in which they became visible, which is the same for
   * every reader. A reader that keeps the cursor of its last item misses nothing, also of
   * transactions that commit late. Unlike other pages this one always has a {@code next}: what
   * comes later is behind it.
   */
  Page<JournalEntry> poll(PageRequest page);
}
