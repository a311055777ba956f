// SPDX-License-Identifier: Apache-2.0
package dev.keelson.journal;

import dev.keelson.core.Check;
import dev.keelson.core.Digest;
import org.jspecify.annotations.Nullable;

/**
 * For authors of stores: an entry with its link in the chain.
 *
 * @param link null if the entry has no place yet
 */
public record ChainedEntry(JournalEntry entry, @Nullable Link link) {

  public ChainedEntry {
    Check.present(entry, "chainedEntry.entry");
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
