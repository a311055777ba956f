// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.repository.Repository;
import dev.keelson.repository.RepositoryContext;
import java.util.Optional;

/** Stores the checkpoints of one project's sessions. */
public final class CheckpointRepository extends Repository<Checkpoint, CheckpointId> {

  /** Creates the repository in {@code context}. */
  public CheckpointRepository(RepositoryContext context) {
    super(Checkpoint.TYPE, context);
  }

  /** Returns the checkpoints of a session, newest first, ties by descending id. */
  public Page<Checkpoint> findBySession(SessionId session, PageRequest page) {
    return page(type.where(Checkpoint.SESSION_ID.is(session)).newestFirst(), page);
  }

  /** Returns the newest checkpoint of a session, or empty if it has none. */
  public Optional<Checkpoint> findLatest(SessionId session) {
    return findBySession(session, PageRequest.first(1)).items().stream().findFirst();
  }
}
