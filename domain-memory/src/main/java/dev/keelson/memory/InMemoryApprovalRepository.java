// SPDX-License-Identifier: Apache-2.0
package dev.keelson.memory;

import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalId;
import dev.keelson.approval.ApprovalRepository;
import dev.keelson.approval.ApprovalStatus;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.run.RunId;

final class InMemoryApprovalRepository extends InMemoryRepository<Approval, ApprovalId>
    implements ApprovalRepository {

  InMemoryApprovalRepository(StoreContext context, ProjectId project) {
    super(context, Approval.TYPE, project);
  }

  @Override
  public Page<Approval> findByRun(RunId run, PageRequest page) {
    return page(byId, page, approval -> approval.runId().equals(run));
  }

  @Override
  public Page<Approval> findByStatus(ApprovalStatus status, PageRequest page) {
    return page(byId, page, approval -> approval.status() == status);
  }
}
