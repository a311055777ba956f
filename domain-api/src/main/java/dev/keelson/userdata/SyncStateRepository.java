// SPDX-License-Identifier: Apache-2.0
package dev.keelson.userdata;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.repository.Repository;
import dev.keelson.repository.RepositoryContext;
import java.util.Optional;
import java.util.UUID;

/** Stores the progress of a migration to another instance. */
public final class SyncStateRepository extends Repository<SyncState, SyncStateId> {

  /** Creates the repository in {@code context}. */
  public SyncStateRepository(RepositoryContext context) {
    super(SyncState.TYPE, context);
  }

  /** Returns the sync state of the entity with that local id, or empty. */
  public Optional<SyncState> findByLocalId(SyncedType entityType, UUID localId) {
    return first(type.where(SyncState.ENTITY_TYPE.is(entityType), SyncState.LOCAL_ID.is(localId)));
  }

  /**
   * Returns the sync states of one type in {@code status}, by id, which is their order of creation.
   */
  public Page<SyncState> findByStatus(SyncedType entityType, SyncStatus status, PageRequest page) {
    return page(
        type.where(SyncState.ENTITY_TYPE.is(entityType), SyncState.STATUS.is(status)), page);
  }
}
