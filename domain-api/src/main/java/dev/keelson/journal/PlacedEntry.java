// SPDX-License-Identifier: Apache-2.0
package dev.keelson.journal;

import dev.keelson.core.Check;

/**
 * For authors of stores: an entry with its place in the order of readers.
 *
 * @param place 1 for the first entry of its project
 */
public record PlacedEntry(long place, JournalEntry entry) {

  public PlacedEntry {
    Check.present(entry, "placedEntry.entry");
  }
}
