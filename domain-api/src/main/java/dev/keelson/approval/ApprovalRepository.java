// SPDX-License-Identifier: Apache-2.0
package dev.keelson.approval;

import dev.keelson.core.ApprovalId;
import dev.keelson.core.Check;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.RunId;
import dev.keelson.repository.ReadRepository;
import dev.keelson.repository.RepositoryContext;
import java.util.List;

/** Reads one project's approvals; the {@link ApprovalService} writes them. */
public final class ApprovalRepository extends ReadRepository<Approval, ApprovalId> {

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
    return context.reader().all(ApprovalDecision.on(List.of(Check.present(approval, "approval"))));
  }
}
