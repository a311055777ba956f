// SPDX-License-Identifier: Apache-2.0
package dev.keelson.userdata;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.repository.Repository;
import dev.keelson.repository.Room;
import java.util.Optional;
import java.util.UUID;

/** Stores how far a move to another instance has come. */
public final class SyncStateRepository extends Repository<SyncState, SyncStateId> {

  /** The repository in {@code room}. */
  public SyncStateRepository(Room room) {
    super(SyncState.TYPE, room);
  }

  /** How far the thing with that id here is, or empty if nobody meant to move it. */
  public Optional<SyncState> findByLocalId(SyncedType entityType, UUID localId) {
    return first(type.where(SyncState.ENTITY_TYPE.is(entityType), SyncState.LOCAL_ID.is(localId)));
  }

  /** The things of one sort in {@code status}, by id, which is the order in which they came. */
  public Page<SyncState> findByStatus(SyncedType entityType, SyncStatus status, PageRequest page) {
    return page(
        type.where(SyncState.ENTITY_TYPE.is(entityType), SyncState.STATUS.is(status)), page);
  }
}
