// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Cursor;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.workspace.Checkpoint;
import dev.keelson.workspace.CheckpointId;
import dev.keelson.workspace.CheckpointRepository;
import dev.keelson.workspace.SessionId;
import java.util.Map;

final class JpaCheckpointRepository extends JpaRepository<Checkpoint, CheckpointId, CheckpointRow>
    implements CheckpointRepository {

  JpaCheckpointRepository(StoreContext context, ProjectId project) {
    super(context, Checkpoint.TYPE, CheckpointRow.MAPPING, project);
  }

  @Override
  public Page<Checkpoint> findBySession(SessionId session, PageRequest page) {
    return page(
        Map.of("sessionId", session),
        byId.under("createdAt", Checkpoint::createdAt, Cursor::time).downwards(),
        page);
  }
}
