// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.SYNC_STATE;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.jooq.generated.tables.records.SyncStateRecord;
import dev.keelson.userdata.SyncState;
import dev.keelson.userdata.SyncStateId;
import dev.keelson.userdata.SyncStateRepository;
import dev.keelson.userdata.SyncStatus;
import dev.keelson.userdata.SyncedType;
import java.util.Optional;
import java.util.UUID;

final class JooqSyncStateRepository extends JooqRepository<SyncState, SyncStateId, SyncStateRecord>
    implements SyncStateRepository {

  private static final EntityTable<SyncState, SyncStateId, SyncStateRecord> TABLE =
      EntityTable.of(SyncState.TYPE, new SyncStateRowsImpl(), SYNC_STATE);

  JooqSyncStateRepository(StoreContext context) {
    super(context, TABLE, null);
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
