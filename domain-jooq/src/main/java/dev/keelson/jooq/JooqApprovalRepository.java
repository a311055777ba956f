// SPDX-License-Identifier: Apache-2.0
package dev.keelson.jooq;

import static dev.keelson.jooq.generated.Tables.APPROVAL;

import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalId;
import dev.keelson.approval.ApprovalRepository;
import dev.keelson.approval.ApprovalStatus;
import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.ProjectId;
import dev.keelson.jooq.generated.tables.records.ApprovalRecord;
import dev.keelson.run.RunId;

final class JooqApprovalRepository extends JooqRepository<Approval, ApprovalId, ApprovalRecord>
    implements ApprovalRepository {

  static final EntityTable<Approval, ApprovalId, ApprovalRecord> TABLE =
      EntityTable.of(Approval.TYPE, new ApprovalRowsImpl(), APPROVAL);

  JooqApprovalRepository(StoreContext context, ProjectId project) {
    super(context, TABLE, project);
  }

  @Override
  public Page<Approval> findByRun(RunId run, PageRequest page) {
    return page(APPROVAL.RUN_ID.eq(run), page, byId);
  }

  @Override
  public Page<Approval> findByStatus(ApprovalStatus status, PageRequest page) {
    return page(APPROVAL.STATUS.eq(status), page, byId);
  }
}
