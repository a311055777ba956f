// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.conversation.ChatThread;
import dev.keelson.conversation.ChatThreadId;
import dev.keelson.conversation.ChatThreadRepository;
import dev.keelson.conversation.ChatThreadStatus;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.run.RunId;

final class InMemoryChatThreadRepository extends InMemoryRepository<ChatThread, ChatThreadId>
    implements ChatThreadRepository {

  InMemoryChatThreadRepository(StoreContext context, ProjectId project) {
    super(context, ChatThread.TYPE, project);
  }

  @Override
  public Page<ChatThread> findByStatus(ChatThreadStatus status, PageRequest page) {
    return page(byId, page, value -> value.status() == status);
  }

  @Override
  public Page<ChatThread> findByRun(RunId run, PageRequest page) {
    return page(byId, page, value -> run.equals(value.runId()));
  }
}
