// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.CHAT_THREAD;

import dev.keelson.conversation.ChatThread;
import dev.keelson.conversation.ChatThreadId;
import dev.keelson.conversation.ChatThreadRepository;
import dev.keelson.conversation.ChatThreadStatus;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.jooq.generated.tables.records.ChatThreadRecord;
import dev.keelson.run.RunId;

final class JooqChatThreadRepository
    extends JooqRepository<ChatThread, ChatThreadId, ChatThreadRecord>
    implements ChatThreadRepository {

  private static final EntityTable<ChatThread, ChatThreadId, ChatThreadRecord> TABLE =
      EntityTable.of(ChatThread.TYPE, new ChatThreadRowsImpl(), CHAT_THREAD);

  JooqChatThreadRepository(StoreContext context, ProjectId project) {
    super(context, TABLE, project);
  }

  @Override
  public Page<ChatThread> findByStatus(ChatThreadStatus status, PageRequest page) {
    return page(CHAT_THREAD.STATUS.eq(status), page, byId);
  }

  @Override
  public Page<ChatThread> findByRun(RunId run, PageRequest page) {
    return page(CHAT_THREAD.RUN_ID.eq(run), page, byId);
  }
}
