// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.ISSUE_ANALYSIS;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.inbound.IssueAnalysis;
import dev.keelson.inbound.IssueAnalysisId;
import dev.keelson.inbound.IssueAnalysisRepository;
import dev.keelson.inbound.IssueAnalysisStatus;
import dev.keelson.jooq.generated.tables.records.IssueAnalysisRecord;
import dev.keelson.repo.RepoId;
import java.util.Optional;

final class JooqIssueAnalysisRepository
    extends JooqRepository<IssueAnalysis, IssueAnalysisId, IssueAnalysisRecord>
    implements IssueAnalysisRepository {

  private static final EntityTable<IssueAnalysis, IssueAnalysisId, IssueAnalysisRecord> TABLE =
      EntityTable.of(IssueAnalysis.TYPE, new IssueAnalysisRowsImpl(), ISSUE_ANALYSIS);

  JooqIssueAnalysisRepository(StoreContext context, ProjectId project) {
    super(context, TABLE, project);
  }

  @Override
  public Optional<IssueAnalysis> findByIssue(RepoId repo, int issueNumber) {
    return findBy(ISSUE_ANALYSIS.REPO_ID.eq(repo).and(ISSUE_ANALYSIS.ISSUE_NUMBER.eq(issueNumber)));
  }

  @Override
  public Page<IssueAnalysis> findByStatus(IssueAnalysisStatus status, PageRequest page) {
    return page(ISSUE_ANALYSIS.STATUS.eq(status), page, byId);
  }
}
