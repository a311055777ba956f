// SPDX-License-Identifier: Apache-2.0
package dev.keelson.inbound;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.Repository;
import dev.keelson.repo.RepoId;
import java.util.Optional;

/** Stores one project's analyses of issues. */
public interface IssueAnalysisRepository extends Repository<IssueAnalysis, IssueAnalysisId> {

  /** The analysis of that issue, or empty if there is none. */
  Optional<IssueAnalysis> findByIssue(RepoId repo, int issueNumber);

  /** The analyses in {@code status}, by id. */
  Page<IssueAnalysis> findByStatus(IssueAnalysisStatus status, PageRequest page);
}
