// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.inbound.IssueAnalysis;
import dev.keelson.inbound.IssueAnalysisId;
import dev.keelson.inbound.IssueAnalysisRepository;
import dev.keelson.inbound.IssueAnalysisStatus;
import dev.keelson.repo.RepoId;
import java.util.Map;
import java.util.Optional;

final class JpaIssueAnalysisRepository
    extends JpaRepository<IssueAnalysis, IssueAnalysisId, IssueAnalysisRow>
    implements IssueAnalysisRepository {

  JpaIssueAnalysisRepository(StoreContext context, ProjectId project) {
    super(context, IssueAnalysis.TYPE, IssueAnalysisRow.MAPPING, project);
  }

  @Override
  public Optional<IssueAnalysis> findByIssue(RepoId repo, int issueNumber) {
    return findBy(Map.of("repoId", repo, "issueNumber", issueNumber));
  }

  @Override
  public Page<IssueAnalysis> findByStatus(IssueAnalysisStatus status, PageRequest page) {
    return page(Map.of("status", status), byId, page);
  }
}
