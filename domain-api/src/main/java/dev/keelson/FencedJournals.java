// SPDX-License-Identifier: Apache-2.0
package dev.keelson;

import dev.keelson.core.ProjectId;
import dev.keelson.journal.ChainedEntry;
import dev.keelson.journal.JournalFilter;
import dev.keelson.journal.JournalHead;
import dev.keelson.journal.JournalHold;
import dev.keelson.journal.JournalState;
import dev.keelson.journal.JournalStore;
import dev.keelson.journal.LiftedHold;
import dev.keelson.journal.Polled;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The journal of a project, whose holds are written under a lease. Placing entries changes nothing
 * that is told of, and is part of reading.
 */
record FencedJournals(FencedStore fenced, JournalStore store) implements JournalStore {

  @Override
  public JournalHead place(ProjectId project) {
    return store.place(project);
  }

  @Override
  public Polled poll(Map<ProjectId, Long> after, JournalFilter filter, int limit) {
    return store.poll(after, filter, limit);
  }

  @Override
  public JournalState state(ProjectId project) {
    return store.state(project);
  }

  @Override
  public List<ChainedEntry> chain(ProjectId project, long after, int limit) {
    return store.chain(project, after, limit);
  }

  @Override
  public List<ChainedEntry> chained(ProjectId project, Collection<UUID> subjects) {
    return store.chained(project, subjects);
  }

  @Override
  public void hold(ProjectId project, UUID subject, String reason) {
    fenced.write(tx -> {
      tx.journals().hold(project, subject, reason);
      return reason;
    });
  }

  @Override
  public boolean lift(ProjectId project, UUID subject) {
    return fenced.write(tx -> tx.journals().lift(project, subject));
  }

  @Override
  public List<LiftedHold> liftedHolds(ProjectId project) {
    return store.liftedHolds(project);
  }

  @Override
  public List<JournalHold> holds(ProjectId project) {
    return store.holds(project);
  }
}
