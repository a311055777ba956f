// SPDX-License-Identifier: Apache-2.0
package dev.keelson;

import dev.keelson.WorkOf.Work;
import dev.keelson.approval.Approval;
import dev.keelson.approval.ApprovalScope;
import dev.keelson.approval.ApprovalService;
import dev.keelson.approval.Verdict;
import dev.keelson.core.ApprovalId;
import dev.keelson.core.Digest;
import dev.keelson.core.Ensured;
import dev.keelson.core.Failure;
import dev.keelson.core.ProjectId;
import dev.keelson.core.RunId;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WorkspaceId;
import dev.keelson.run.Run;
import dev.keelson.workspace.Termination;
import dev.keelson.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** The services of a project under a lease. */
final class FencedLedgers {

  private FencedLedgers() {}

  /** Approvals. */
  record Approvals(FencedStore fenced, ProjectId project) implements ApprovalService {

    @Override
    public Ensured<Approval> request(Approval approval) {
      return fenced.write(
          any -> Work.in(approval.runId()), tx -> tx.approvalService(project).request(approval));
    }

    @Override
    public Approval decide(
        ApprovalId approval, Verdict verdict, @Nullable String rationale, @Nullable String role) {
      return fenced.write(
          work -> work.ofStored(approval),
          tx -> tx.approvalService(project).decide(approval, verdict, rationale, role));
    }

    @Override
    public Approval consume(
        ApprovalId approval, ApprovalScope scope, @Nullable String target, Digest parameters) {
      return fenced.write(
          work -> work.ofStored(approval),
          tx -> tx.approvalService(project).consume(approval, scope, target, parameters));
    }

    @Override
    public Approval withdraw(ApprovalId approval, StatusReason reason) {
      return fenced.write(
          work -> work.ofStored(approval),
          tx -> tx.approvalService(project).withdraw(approval, reason));
    }

    @Override
    public int expireOverdue(int max) {
      throw FencedStore.notHere("the expiry of all approvals");
    }
  }

  /** Ends. */
  record Ends(FencedStore fenced, ProjectId project) implements Termination {

    @Override
    public Workspace close(WorkspaceId workspace, StatusReason reason) {
      return fenced.write(
          work -> work.ofStored(workspace), tx -> tx.termination(project).close(workspace, reason));
    }

    @Override
    public Run cancel(RunId run, StatusReason reason) {
      return fenced.write(any -> Work.in(run), tx -> tx.termination(project).cancel(run, reason));
    }

    @Override
    public Run fail(RunId run, Failure failure) {
      return fenced.write(any -> Work.in(run), tx -> tx.termination(project).fail(run, failure));
    }
  }
}
