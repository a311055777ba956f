// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.userdata.SyncState;
import dev.keelson.userdata.SyncStateId;
import dev.keelson.userdata.SyncStateRepository;
import dev.keelson.userdata.SyncStatus;
import dev.keelson.userdata.SyncedType;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

final class JpaSyncStateRepository extends JpaRepository<SyncState, SyncStateId, SyncStateRow>
    implements SyncStateRepository {

  JpaSyncStateRepository(StoreContext context) {
    super(context, SyncState.TYPE, SyncStateRow.MAPPING, null);
  }

  @Override
  public Optional<SyncState> findByLocalId(SyncedType entityType, UUID localId) {
    return findBy(Map.of("entityType", entityType, "localId", localId));
  }

  @Override
  public Page<SyncState> findByStatus(SyncedType entityType, SyncStatus status, PageRequest page) {
    return page(Map.of("entityType", entityType, "status", status), byId, page);
  }
}
