// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.core.Failure;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WorkItemId;
import dev.keelson.core.WorkspaceId;
import dev.keelson.workspace.Workspace;
import dev.keelson.workspace.WorkspaceStatus;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How workspaces are stored. */
@NullUnmarked
@Entity(name = "KeelsonWorkspace")
@Table(name = "workspace", schema = Row.SCHEMA)
public class WorkspaceRow extends OwnedRow<WorkspaceId> {

  public WorkItemId workItemId;
  public String name;
  public String branch;
  public String containerRef;
  public String agentWorkingDir;
  public boolean pinned;
  public Instant setupCompletedAt;
  public WorkspaceStatus status;
  public StatusReason statusReason;
  public Failure failure;

  @Mapper
  public interface Values extends RowMapper<Workspace, WorkspaceRow> {}
}
