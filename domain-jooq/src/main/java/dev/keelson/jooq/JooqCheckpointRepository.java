// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.CHECKPOINT;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.jooq.generated.tables.records.CheckpointRecord;
import dev.keelson.workspace.Checkpoint;
import dev.keelson.workspace.CheckpointId;
import dev.keelson.workspace.CheckpointRepository;
import dev.keelson.workspace.SessionId;

final class JooqCheckpointRepository
    extends JooqRepository<Checkpoint, CheckpointId, CheckpointRecord>
    implements CheckpointRepository {

  private static final EntityTable<Checkpoint, CheckpointId, CheckpointRecord> TABLE =
      EntityTable.of(Checkpoint.TYPE, new CheckpointRowsImpl(), CHECKPOINT);
  private static final Order<CheckpointRecord> NEWEST_FIRST =
      Order.by(CHECKPOINT.ID).under(CHECKPOINT.CREATED_AT).downwards();

  JooqCheckpointRepository(StoreContext context, ProjectId project) {
    super(context, TABLE, project);
  }

  @Override
  public Page<Checkpoint> findBySession(SessionId session, PageRequest page) {
    return page(CHECKPOINT.SESSION_ID.eq(session), page, NEWEST_FIRST);
  }
}
