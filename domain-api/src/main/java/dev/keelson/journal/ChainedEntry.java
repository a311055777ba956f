// SPDX-License-Identifier: Apache-2.0
package dev.keelson.journal;

import dev.keelson.core.Check;
import dev.keelson.core.Digest;
import dev.keelson.core.Unreadable;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** For authors of stores: what is at a place of a journal's chain, with its link. */
public sealed interface ChainedEntry {

  /** Returns its link in the chain; null if it has no place yet. */
  @Nullable Link link();

  /** An entry that this release can read. */
  record Legible(JournalEntry entry, @Nullable Link link) implements ChainedEntry {
    public Legible {
      Check.present(entry, "chainedEntry.entry");
    }
  }

  /**
   * One that this release can't read.
   *
   * @param row what tells of it
   */
  record Illegible(Unreadable row, @Nullable Link link) implements ChainedEntry {
    public Illegible {
      Check.present(row, "chainedEntry.row");
    }
  }

  /** Returns those of {@code entries} that this release can read, in their order. */
  static List<Legible> legible(Collection<ChainedEntry> entries) {
    return Check.each(entries, "entries").stream()
        .filter(Legible.class::isInstance)
        .map(Legible.class::cast)
        .toList();
  }

  /**
   * A link.
   *
   * @param place the place of the entry
   * @param before the digest at the place before, be it of an entry, of a removal that ends there,
   *     or the first of the chain; null if there is none of these
   * @param digest the digest at this place, as it is stored
   */
  record Link(long place, @Nullable Digest before, Digest digest) {
    public Link {
      Check.present(digest, "link.digest");
    }
  }
}
