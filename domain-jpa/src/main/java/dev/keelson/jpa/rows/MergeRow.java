// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.change.Merge;
import dev.keelson.change.MergeId;
import dev.keelson.change.MergeMethod;
import dev.keelson.core.WorkspaceId;
import dev.keelson.repo.RepoId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How merges are stored. */
@NullUnmarked
@Entity(name = "KeelsonMerge")
@Table(name = "merge", schema = Row.SCHEMA)
public class MergeRow extends OwnedRow<MergeId> {

  public WorkspaceId workspaceId;
  public RepoId repoId;
  public String targetBranch;
  public MergeMethod method;

  @Mapper
  public interface Values extends RowMapper<Merge, MergeRow> {}
}
