// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.conversation.ChatThread;
import dev.keelson.conversation.ChatThreadId;
import dev.keelson.conversation.ChatThreadRepository;
import dev.keelson.conversation.ChatThreadStatus;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.run.RunId;
import java.util.Map;

final class JpaChatThreadRepository extends JpaRepository<ChatThread, ChatThreadId, ChatThreadRow>
    implements ChatThreadRepository {

  JpaChatThreadRepository(StoreContext context, ProjectId project) {
    super(context, ChatThread.TYPE, ChatThreadRow.MAPPING, project);
  }

  @Override
  public Page<ChatThread> findByStatus(ChatThreadStatus status, PageRequest page) {
    return page(Map.of("status", status), byId, page);
  }

  @Override
  public Page<ChatThread> findByRun(RunId run, PageRequest page) {
    return page(Map.of("runId", run), byId, page);
  }
}
