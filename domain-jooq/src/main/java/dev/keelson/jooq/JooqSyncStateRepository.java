// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.SYNC_STATE;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.desk.SyncState;
import dev.keelson.desk.SyncStateId;
import dev.keelson.desk.SyncStateRepository;
import dev.keelson.desk.SyncStatus;
import dev.keelson.desk.SyncedType;
import dev.keelson.jooq.generated.tables.records.SyncStateRecord;
import java.util.Optional;
import java.util.UUID;

final class JooqSyncStateRepository extends JooqRepository<SyncState, SyncStateId, SyncStateRecord>
    implements SyncStateRepository {

  private static final EntityTable<SyncState, SyncStateId, SyncStateRecord> TABLE =
      EntityTable.of(SyncState.TYPE, new SyncStateRowsImpl(), SYNC_STATE);

  JooqSyncStateRepository(Unit unit) {
    super(unit, TABLE, null);
  }

  @Override
  public Optional<SyncState> findByLocalId(SyncedType entityType, UUID localId) {
    return findBy(SYNC_STATE.ENTITY_TYPE.eq(entityType).and(SYNC_STATE.LOCAL_ID.eq(localId)));
  }

  @Override
  public Page<SyncState> findByStatus(SyncedType entityType, SyncStatus status, PageRequest page) {
    return page(
        SYNC_STATE.ENTITY_TYPE.eq(entityType).and(SYNC_STATE.STATUS.eq(status)), page, byId);
  }
}
