// SPDX-License-Identifier: Apache-2.0
package dev.keelson.userdata;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.Repository;
import java.util.Optional;
import java.util.UUID;

/** Stores how far a move to another instance has come. */
public interface SyncStateRepository extends Repository<SyncState, SyncStateId> {

  /** How far the thing with that id here is, or empty if nobody meant to move it. */
  Optional<SyncState> findByLocalId(SyncedType entityType, UUID localId);

  /** The things of one sort in {@code status}, by id, which is the order in which they came. */
  Page<SyncState> findByStatus(SyncedType entityType, SyncStatus status, PageRequest page);
}
