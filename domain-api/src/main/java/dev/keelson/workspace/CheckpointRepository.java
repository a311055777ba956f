// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.Repository;
import java.util.Optional;

/** Stores the checkpoints of one project's sessions. */
public interface CheckpointRepository extends Repository<Checkpoint, CheckpointId> {

  /** The checkpoints of a session, by creation downwards, ties by id downwards. */
  Page<Checkpoint> findBySession(SessionId session, PageRequest page);

  /** The newest checkpoint of a session, or empty if it has none. */
  default Optional<Checkpoint> findLatest(SessionId session) {
    return findBySession(session, PageRequest.first(1)).items().stream().findFirst();
  }
}
