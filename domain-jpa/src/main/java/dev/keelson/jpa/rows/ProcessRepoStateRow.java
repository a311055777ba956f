// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.repo.RepoId;
import dev.keelson.workspace.ExecutionProcessId;
import dev.keelson.workspace.ProcessRepoState;
import dev.keelson.workspace.ProcessRepoStateId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How the states of repos are stored. */
@NullUnmarked
@Entity(name = "KeelsonProcessRepoState")
@Table(name = "process_repo_state", schema = Row.SCHEMA)
public class ProcessRepoStateRow extends OwnedRow<ProcessRepoStateId> {

  public ExecutionProcessId processId;
  public RepoId repoId;
  public String beforeHeadCommit;
  public String afterHeadCommit;
  public String mergeCommit;

  @Mapper
  public interface Values extends RowMapper<ProcessRepoState, ProcessRepoStateRow> {}
}
