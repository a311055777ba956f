// SPDX-License-Identifier: Apache-2.0
package dev.keelson.approval;

import dev.keelson.core.Page;
import dev.keelson.core.PageRequest;
import dev.keelson.core.Repository;
import dev.keelson.run.RunId;

/**
 * Stores one project's approvals: inserting one asks for it. Deciding and using are the {@link
 * ApprovalService}'s.
 */
public interface ApprovalRepository extends Repository<Approval, ApprovalId> {

  /** The approvals that a run asked for, by id (R003-72). */
  Page<Approval> findByRun(RunId run, PageRequest page);

  /** The approvals in {@code status}, by id. */
  Page<Approval> findByStatus(ApprovalStatus status, PageRequest page);
}
