// SPDX-License-Identifier: Apache-2.0
package dev.keelson.journal;

import dev.keelson.core.Check;
import dev.keelson.core.ProjectId;
import dev.keelson.core.Unreadable;
import java.util.List;
import java.util.Map;

/**
 * For authors of stores: what {@link JournalStore#poll} returns.
 *
 * @param entries the entries; those of one project by place
 * @param reached for each project the place up to which all its entries that pass the filter are
 *     returned, or were before
 * @param unreadable entries that this release can't read; they count towards the limit
 */
public record Polled(
    List<PlacedEntry> entries, Map<ProjectId, Long> reached, List<Unreadable> unreadable) {

  public Polled {
    entries = List.copyOf(Check.each(entries, "polled.entries"));
    reached = Map.copyOf(Check.each(reached, "polled.reached"));
    unreadable = List.copyOf(Check.each(unreadable, "polled.unreadable"));
  }

  /** Creates one all of whose entries can be read. */
  public Polled(List<PlacedEntry> entries, Map<ProjectId, Long> reached) {
    this(entries, reached, List.of());
  }
}
