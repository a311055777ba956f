// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa.rows;

import dev.keelson.change.PullRequest;
import dev.keelson.change.PullRequestId;
import dev.keelson.change.PullRequestStatus;
import dev.keelson.core.RunId;
import dev.keelson.core.WorkItemId;
import dev.keelson.core.WorkspaceId;
import dev.keelson.repo.RepoId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.mapstruct.Mapper;

/** How pull requests are stored. */
@NullUnmarked
@Entity(name = "KeelsonPullRequest")
@Table(name = "pull_request", schema = Row.SCHEMA)
public class PullRequestRow extends OwnedRow<PullRequestId> {

  public RepoId repoId;
  public RunId runId;
  public WorkItemId workItemId;
  public WorkspaceId workspaceId;
  public long number;
  public String url;
  public String branchName;
  public String targetBranch;
  public String title;
  public String body;
  public String headSha;
  public String checkSuiteId;
  public String part;
  public PullRequestStatus status;
  public Instant openedAt;
  public Instant mergedAt;
  public String mergeCommit;
  public Instant observedAt;

  @Mapper
  public interface Values extends RowMapper<PullRequest, PullRequestRow> {}
}
