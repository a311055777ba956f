// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.userdata.SyncState;
import dev.keelson.userdata.SyncStateId;
import dev.keelson.userdata.SyncStateRepository;
import dev.keelson.userdata.SyncStatus;
import dev.keelson.userdata.SyncedType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class InMemorySyncStateRepository extends InMemoryRepository<SyncState, SyncStateId>
    implements SyncStateRepository {

  InMemorySyncStateRepository(StoreContext context) {
    super(context, SyncState.TYPE, null);
  }

  @Override
  public Optional<SyncState> findByLocalId(SyncedType entityType, UUID localId) {
    return findBy("entity_type_local_id", List.of(entityType, localId));
  }

  @Override
  public Page<SyncState> findByStatus(SyncedType entityType, SyncStatus status, PageRequest page) {
    return page(
        byId, page, state -> state.entityType().equals(entityType) && state.status() == status);
  }
}
