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
import java.util.Map;

final class JpaApprovalRepository extends JpaRepository<Approval, ApprovalId, ApprovalRow>
    implements ApprovalRepository {

  JpaApprovalRepository(Unit unit, ProjectId project) {
    super(unit, Approval.TYPE, ApprovalRow.MAPPING, project);
  }

  @Override
  public Page<Approval> findByRun(RunId run, PageRequest page) {
    return page(Map.of("runId", run), byId, page);
  }

  @Override
  public Page<Approval> findByStatus(ApprovalStatus status, PageRequest page) {
    return page(Map.of("status", status), byId, page);
  }
}
