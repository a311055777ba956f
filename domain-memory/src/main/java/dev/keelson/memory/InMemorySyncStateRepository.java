// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.desk.SyncState;
import dev.keelson.desk.SyncStateId;
import dev.keelson.desk.SyncStateRepository;
import dev.keelson.desk.SyncStatus;
import dev.keelson.desk.SyncedType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class InMemorySyncStateRepository extends InMemoryRepository<SyncState, SyncStateId>
    implements SyncStateRepository {

  InMemorySyncStateRepository(Unit unit) {
    super(unit, SyncState.TYPE, null);
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
