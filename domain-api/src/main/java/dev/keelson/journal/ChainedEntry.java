// SPDX-License-Identifier: Apache-2.0
package dev.keelson.journal;

import dev.keelson.core.Check;
import dev.keelson.core.Digest;
import dev.keelson.core.Unreadable;
import org.jspecify.annotations.Nullable;

/**
 * For authors of stores: an entry with its link in the chain, or one that this release can't read.
 *
 * @param entry null if this release can't read it
 * @param link null if the entry has no place yet
 * @param unreadable what tells of the entry that this release can't read; null for the others
 */
public record ChainedEntry(
    @Nullable JournalEntry entry, @Nullable Link link, @Nullable Unreadable unreadable) {

  public ChainedEntry {
    Check.presentExactly(
        unreadable, entry == null, "chainedEntry.unreadable", "the entry can't be read");
  }

  /** Creates one that can be read. */
  public ChainedEntry(JournalEntry entry, @Nullable Link link) {
    this(Check.present(entry, "chainedEntry.entry"), link, null);
  }

  /** Returns one that can't be read. */
  public static ChainedEntry unreadable(Unreadable row, @Nullable Link link) {
    return new ChainedEntry(null, link, Check.present(row, "chainedEntry.unreadable"));
  }

  /**
   * Returns the entry.
   *
   * @throws dev.keelson.core.UnreadableValueException if this release can't read it
   */
  @Override
  public JournalEntry entry() {
    if (entry == null) {
      throw Check.present(unreadable, "chainedEntry.unreadable").exception();
    }
    return entry;
  }

  /** Returns whether this release can read the entry. */
  public boolean isReadable() {
    return unreadable == null;
  }

  /**
   * A link.
   *
   * @param place the place of the entry
   * @param before the digest at the place before, be it of an entry, of a removal that ends there,
   *     or the first of the chain; null if there is none of these
   * @param digest the digest at this place, as it is stored
   */
  public record Link(long place, @Nullable Digest before, Digest digest) {
    public Link {
      Check.present(digest, "link.digest");
    }
  }
}
