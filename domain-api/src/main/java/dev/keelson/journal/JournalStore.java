// SPDX-License-Identifier: Apache-2.0
package dev.keelson.journal;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;

/**
 * For authors of stores: one project's journal in the order in which its entries became visible.
 * The store writes an entry with every move and every beginning of what has a lifecycle, in the
 * same transaction: the state before and after, the version after, the acting actor, the store's
 * time; the reason, if the value has one; and the failure, for a move to the state that is called
 * {@code failed} only.
 *
 * <p>What all projects share and has a lifecycle, such as credentials, deliveries of webhooks, sync
 * states and projects, is journaled in a project made of its own id. Work that is taken over from a
 * lease that ran out gets an entry from its state to the same, with the reason {@code lease_lost}.
 */
public interface JournalStore {

  /**
   * The entries after a cursor in the order in which they became visible, which is the same for
   * every reader, and a cursor after the last of them, or the same one again if there are none.
   * Cursors are the store's own.
   *
   * <p>Missing: nothing comes of a project that is unknown; entries that were removed since are
   * left out. Twice: the same, and what has come since. At once: no reader misses an entry of a
   * transaction that commits late, nor sees any before it is committed, but in that transaction.
   *
   * @throws dev.keelson.core.InvalidValueException if the cursor is of another query
   */
  Page<JournalEntry> poll(PageRequest page);
}
