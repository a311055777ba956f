// SPDX-License-Identifier: Apache-2.0
package dev.keelson.inbound;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.repo.RepoId;
import dev.keelson.repository.Repository;
import dev.keelson.repository.RepositoryContext;
import java.util.Optional;

/** Stores one project's analyses of issues. */
public final class IssueAnalysisRepository extends Repository<IssueAnalysis, IssueAnalysisId> {

  /** Creates the repository in {@code context}. */
  public IssueAnalysisRepository(RepositoryContext context) {
    super(IssueAnalysis.TYPE, context);
  }

  /** Returns the analysis of that issue, or empty if there is none. */
  public Optional<IssueAnalysis> findByIssue(RepoId repo, int issueNumber) {
    return first(
        type.where(IssueAnalysis.REPO_ID.is(repo), IssueAnalysis.ISSUE_NUMBER.is(issueNumber)));
  }

  /** Returns the analyses in {@code status}, oldest first. */
  public Page<IssueAnalysis> findByStatus(IssueAnalysisStatus status, PageRequest page) {
    return page(type.where(IssueAnalysis.STATUS.is(status)), page);
  }
}
