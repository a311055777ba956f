// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.core.WorkspaceId;
import dev.keelson.repo.RepoId;
import dev.keelson.workspace.WorkspaceRepo;
import dev.keelson.workspace.WorkspaceRepoId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How the repos in workspaces are stored. */
@NullUnmarked
@Entity(name = "KeelsonWorkspaceRepo")
@Table(name = "workspace_repo", schema = Row.SCHEMA)
public class WorkspaceRepoRow extends OwnedRow<WorkspaceRepoId> {

  public WorkspaceId workspaceId;
  public RepoId repoId;
  public String targetBranch;

  @Mapper
  public interface Values extends RowMapper<WorkspaceRepo, WorkspaceRepoRow> {}
}
