// SPDX-License-Identifier: Apache-2.0
package dev.keelson.journal;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;

/**
 * For authors of stores: one project's journal in the order in which its entries became visible.
 * The store writes an entry with every transition, and with every insert of an entity that has a
 * lifecycle, in the same transaction: the state before and after, the version after, the acting
 * actor, the store's time; the reason, if the value has one; and the failure, but only in an entry
 * whose state afterwards is named {@code failed}, that of an insert included.
 *
 * <p>Entities that all projects share, such as credentials, webhook deliveries, sync states and
 * projects, are journaled under a project id equal to their own id. Work that is reclaimed after
 * its lease expired gets an entry from its state to the same state, with the reason {@code
 * lease_lost}.
 */
public interface JournalStore {

  /**
   * Returns the entries after a cursor in the order in which they became visible, which is the same
   * for every reader, and a cursor after the last of them, or the same cursor if there are none.
   * The cursor is never null: where none was passed and there are no entries, it is one before the
   * first entry. The store defines the format of its cursors.
   *
   * <p>Missing: an unknown project has no entries; entries that were removed since are left out.
   * Repeated: the same entries, and those added since. Concurrently: no reader misses an entry of a
   * transaction that commits late, nor sees an entry before it is committed, except within that
   * transaction.
   *
   * @throws dev.keelson.core.InvalidValueException if the cursor belongs to another query
   */
  Page<JournalEntry> poll(PageRequest page);
}
