// SPDX-License-Identifier: Apache-2.0
package dev.keelson;

import dev.keelson.core.Id;
import dev.keelson.core.LogEntry;
import dev.keelson.core.ProjectId;
import dev.keelson.query.LogType;
import dev.keelson.repository.LogStore;
import java.util.List;

/** The logs of a project, appended to under a lease. */
record FencedLogs(FencedStore fenced) implements LogStore {

  @Override
  public <T extends LogEntry<P>, P extends Id> List<T> append(
      LogType<T, P> type, ProjectId project, List<T> entries) {
    return fenced.write(
        work -> work.ofStored(entries.getFirst().parent()),
        tx -> tx.logs().append(type, project, entries));
  }

  @Override
  public <P extends Id> long lastSequence(LogType<?, P> type, ProjectId project, P parent) {
    return fenced.store().logs().lastSequence(type, project, parent);
  }
}
