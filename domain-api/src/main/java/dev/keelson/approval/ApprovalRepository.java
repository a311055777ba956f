// SPDX-License-Identifier: Apache-2.0
package dev.keelson.approval;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.repository.Repository;
import dev.keelson.repository.RepositoryContext;
import dev.keelson.run.RunId;
import java.util.List;

/**
 * Stores one project's approvals. Inserting an approval requests it; the {@link ApprovalService}
 * decides and consumes it.
 */
public final class ApprovalRepository extends Repository<Approval, ApprovalId> {

  /** Creates the repository in {@code context}. */
  public ApprovalRepository(RepositoryContext context) {
    super(Approval.TYPE, context);
  }

  /** Returns the approvals that a run requested, oldest first (R003-72). */
  public Page<Approval> findByRun(RunId run, PageRequest page) {
    return page(type.where(Approval.RUN_ID.is(run)), page);
  }

  /** Returns the approvals in {@code status}, oldest first. */
  public Page<Approval> findByStatus(ApprovalStatus status, PageRequest page) {
    return page(type.where(Approval.STATUS.is(status)), page);
  }

  /** Returns the decisions on an approval, earliest first. */
  public List<ApprovalDecision> decisions(ApprovalId approval) {
    return context.reader().all(ApprovalDecision.on(List.of(approval)));
  }
}
