// SPDX-License-Identifier: Apache-2.0
package dev.keelson.conversation;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.Repository;
import dev.keelson.run.RunId;

/** Stores one project's threads. */
public interface ChatThreadRepository extends Repository<ChatThread, ChatThreadId> {

  /** Deletes a thread with its messages. Returns whether there was one in this project. */
  boolean delete(ChatThreadId id);

  /** The threads in {@code status}, by id (R003-49). */
  Page<ChatThread> findByStatus(ChatThreadStatus status, PageRequest page);

  /** The threads about a run, by id (R004-17). */
  Page<ChatThread> findByRun(RunId run, PageRequest page);
}
