// SPDX-License-Identifier: Apache-2.0
package dev.keelson.conversation;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.RunId;
import dev.keelson.repository.Repository;
import dev.keelson.repository.RepositoryContext;
import java.util.Optional;

/** Stores one project's threads. */
public final class ChatThreadRepository extends Repository<ChatThread, ChatThreadId> {

  /** Creates the repository in {@code context}. */
  public ChatThreadRepository(RepositoryContext context) {
    super(ChatThread.TYPE, context);
  }

  /** Returns the thread that the host knows by this key, or empty. */
  public Optional<ChatThread> findByExternalKey(String externalKey) {
    return first(type.where(ChatThread.EXTERNAL_KEY.is(externalKey)));
  }

  /**
   * Returns all threads, last active first, ties by descending id (R003-49). A thread that becomes
   * active between two pages moves to the front.
   */
  public Page<ChatThread> findByActivity(PageRequest page) {
    return page(type.all().byDescending(ChatThread.LAST_ACTIVITY_AT), page);
  }

  /** Deletes a thread with its messages. Returns whether it existed in this project. */
  public boolean delete(ChatThreadId id) {
    return remove(id);
  }

  /** Returns the threads in {@code status}, oldest first (R003-49). */
  public Page<ChatThread> findByStatus(ChatThreadStatus status, PageRequest page) {
    return page(type.where(ChatThread.STATUS.is(status)), page);
  }

  /** Returns the threads about a run, oldest first (R004-17). */
  public Page<ChatThread> findByRun(RunId run, PageRequest page) {
    return page(type.where(ChatThread.RUN_ID.is(run)), page);
  }
}
