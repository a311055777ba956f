// SPDX-License-Identifier: Apache-2.0
package dev.keelson;

import dev.keelson.WorkOf.Work;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.journal.HoldStore;
import dev.keelson.journal.JournalHold;
import dev.keelson.journal.LiftedHold;
import java.util.List;
import java.util.UUID;

/** The holds of a project, written under a lease: only those on its own runs. */
record FencedHolds(FencedStore fenced, HoldStore store) implements HoldStore {

  @Override
  public void place(ProjectId project, UUID subject, String reason) {
    fenced.write(
        work -> in(project, subject),
        tx -> {
          tx.holds().place(project, subject, reason);
          return reason;
        });
  }

  @Override
  public boolean lift(ProjectId project, UUID subject) {
    return fenced.write(work -> in(project, subject), tx -> tx.holds().lift(project, subject));
  }

  private static Work in(ProjectId project, UUID subject) {
    if (subject.equals(project.value())) {
      throw FencedStore.notHere("the hold on the whole project");
    }
    return Work.in(new RunId(subject));
  }

  @Override
  public List<JournalHold> placed(ProjectId project) {
    return store.placed(project);
  }

  @Override
  public List<LiftedHold> lifted(ProjectId project) {
    return store.lifted(project);
  }
}
