// SPDX-License-Identifier: Apache-2.0
package dev.keelson.journal;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;

/**
 * For authors of stores: one project's journal in the order in which its entries became visible.
 * The store writes an entry with every move and every beginning of what has a lifecycle, in the
 * same transaction. What all projects share is journaled in a project made of its own id.
 */
public interface JournalStore {

  /** Reads on; see {@link Journal#poll}. Cursors are the store's own. */
  Page<JournalEntry> poll(PageRequest page);
}
