// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Cursor;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.workspace.Checkpoint;
import dev.keelson.workspace.CheckpointId;
import dev.keelson.workspace.CheckpointRepository;
import dev.keelson.workspace.SessionId;

final class InMemoryCheckpointRepository extends InMemoryRepository<Checkpoint, CheckpointId>
    implements CheckpointRepository {

  InMemoryCheckpointRepository(StoreContext context, ProjectId project) {
    super(context, Checkpoint.TYPE, project);
  }

  @Override
  public Page<Checkpoint> findBySession(SessionId session, PageRequest page) {
    return page(
        byId.under(Checkpoint::createdAt, Cursor::time).downwards(),
        page,
        checkpoint -> checkpoint.sessionId().equals(session));
  }
}
