// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.inbound.IssueAnalysis;
import dev.keelson.inbound.IssueAnalysisId;
import dev.keelson.inbound.IssueAnalysisRepository;
import dev.keelson.inbound.IssueAnalysisStatus;
import dev.keelson.repo.RepoId;
import java.util.List;
import java.util.Optional;

final class InMemoryIssueAnalysisRepository
    extends InMemoryRepository<IssueAnalysis, IssueAnalysisId> implements IssueAnalysisRepository {

  InMemoryIssueAnalysisRepository(StoreContext context, ProjectId project) {
    super(context, IssueAnalysis.TYPE, project);
  }

  @Override
  public Optional<IssueAnalysis> findByIssue(RepoId repo, int issueNumber) {
    return findBy("repo_id_issue_number", List.of(repo, issueNumber));
  }

  @Override
  public Page<IssueAnalysis> findByStatus(IssueAnalysisStatus status, PageRequest page) {
    return page(byId, page, value -> value.status() == status);
  }
}
