// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.repository.RepositoryId;
import dev.keelson.workspace.ExecutionProcessId;
import dev.keelson.workspace.ProcessRepositoryState;
import dev.keelson.workspace.ProcessRepositoryStateId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How the states of repositories are stored. */
@NullUnmarked
@Entity(name = "KeelsonProcessRepositoryState")
@Table(name = "process_repository_state", schema = Rows.SCHEMA)
class ProcessRepositoryStateRow extends OwnedRow<ProcessRepositoryStateId> {

  public ExecutionProcessId processId;
  public RepositoryId repositoryId;
  public String beforeHeadCommit;
  public String afterHeadCommit;
  public String mergeCommit;

  static final Mapping<ProcessRepositoryState, ProcessRepositoryStateRow> MAPPING =
      Mapping.of(ProcessRepositoryStateRow.class, Values.class);

  @Mapper
  interface Values extends StampedMapper<ProcessRepositoryState, ProcessRepositoryStateRow> {}
}
