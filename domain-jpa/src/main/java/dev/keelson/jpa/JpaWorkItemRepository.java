// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.agent.AgentId;
import dev.keelson.core.AlreadyExistsException;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.work.WorkItem;
import dev.keelson.work.WorkItemId;
import dev.keelson.work.WorkItemRepository;
import dev.keelson.work.WorkItemStatus;
import dev.keelson.workspace.WorkspaceId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class JpaWorkItemRepository extends JpaRepository<WorkItem, WorkItemId, WorkItemRow>
    implements WorkItemRepository {

  JpaWorkItemRepository(StoreContext context, ProjectId project) {
    super(context, WorkItem.TYPE, WorkItemRow.MAPPING, project);
  }

  @Override
  public Optional<WorkItem> findByExternalKey(String externalKey) {
    return findBy(Map.of("externalKey", externalKey));
  }

  @Override
  public Page<WorkItem> findByStatus(WorkItemStatus status, PageRequest page) {
    return page(
        Map.of("status", status),
        byId.under("-priority", item -> -item.priority(), Integer::valueOf),
        page);
  }

  @Override
  public Page<WorkItem> findByAssignedAgent(AgentId agent, PageRequest page) {
    return page(Map.of("assignedAgentId", agent), byId, page);
  }

  @Override
  public Page<WorkItem> findByParentWorkspace(WorkspaceId workspace, PageRequest page) {
    return page(Map.of("parentWorkspaceId", workspace), byId, page);
  }

  @Override
  public Page<WorkItem> findByHolder(AgentId agent, PageRequest page) {
    return page(Map.of("lockedByAgentId", agent), byId, page);
  }

  @Override
  @Nullable AlreadyExistsException takenInBody(WorkItem item) {
    return item.externalKey() == null
        ? null
        : findByExternalKey(item.externalKey())
            .filter(holder -> !holder.id().equals(item.id()))
            .map(holder -> new AlreadyExistsException(item.id(), "external_key"))
            .orElse(null);
  }
}
