// SPDX-License-Identifier: Apache-2.0
package dev.keelson.journal;

import dev.keelson.core.Check;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.query.Scope;
import java.util.Collection;
import java.util.List;

/**
 * The journals of several projects as one feed. Its cursor contains the place in each journal, so
 * it misses nothing that commits late, and continues for other projects too: one that joins begins
 * with its first entry, one that leaves goes on where it was when it joins again.
 */
public final class JournalFeed {

  private final JournalStore store;
  private final List<ProjectId> projects;

  /**
   * Creates the feed of these projects.
   *
   * @throws dev.keelson.core.InvalidValueException if there are more than {@value
   *     Scope#MAX_PROJECTS}
   */
  public JournalFeed(JournalStore store, Collection<ProjectId> projects) {
    this.store = Check.present(store, "store");
    this.projects = new Scope.Projects(Check.each(projects, "projects")).ids();
  }

  /** Returns the entries after a cursor; see {@link Journal#poll(PageRequest)}. */
  public JournalPage poll(PageRequest page) {
    return poll(JournalFilter.ALL, page);
  }

  /**
   * Returns the entries after a cursor that pass a filter: those of one project in their order,
   * those of different ones about by time.
   *
   * @throws dev.keelson.core.InvalidValueException if the cursor belongs to another filter, or to
   *     no feed
   */
  public JournalPage poll(JournalFilter filter, PageRequest page) {
    return Places.poll(store, projects, Check.present(filter, "filter"), page);
  }
}
