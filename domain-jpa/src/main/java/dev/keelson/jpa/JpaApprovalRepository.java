// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jpa;

import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalId;
import dev.keelson.approval.ApprovalRepository;
import dev.keelson.approval.ApprovalStatus;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.run.RunId;
import dev.keelson.sql.SqlErrors;
import java.util.Map;

final class JpaApprovalRepository extends JpaRepository<Approval, ApprovalId, ApprovalRow>
    implements ApprovalRepository {

  private final ProjectId project;

  JpaApprovalRepository(StoreContext context, ProjectId project) {
    super(context, Approval.TYPE, ApprovalRow.MAPPING, project);
    this.project = project;
  }

  @Override
  public Page<Approval> findByRun(RunId run, PageRequest page) {
    return page(Map.of("runId", run), byId, page);
  }

  @Override
  public Page<Approval> findByStatus(ApprovalStatus status, PageRequest page) {
    return page(Map.of("status", status), byId, page);
  }

  /** Tells whether an approval has run out by the database's clock. */
  boolean isOverdue(ApprovalId id) {
    return context
        .sessions()
        .read(
            session ->
                session
                        .createSelectionQuery(
                            "select 1 from %s where projectId = :project and id = :id and expiresAt <= instant"
                                .formatted(ApprovalRow.class.getName()),
                            Integer.class)
                        .setParameter("project", project)
                        .setParameter("id", id)
                        .getSingleResultOrNull()
                    != null,
            e -> SqlErrors.translate(e, "read approvals"));
  }
}
