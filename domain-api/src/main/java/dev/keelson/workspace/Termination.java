// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Failure;
import dev.keelson.core.RunId;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WorkspaceId;
import dev.keelson.run.Run;

/**
 * Ends workspaces and runs together with everything active in them, in one atomic statement each,
 * so that no row is left that appears to run but does not. Terminal rows are unchanged, but active
 * rows inside them are still ended: after a crash, a host can safely repeat the call.
 *
 * <p>Only rows are changed; the host must end the actual processes first. Repeated: finds nothing
 * to end and returns what is stored. Concurrently: each row is ended by one call. Each end is an
 * ordinary transition, and journaled.
 */
public interface Termination {

  /**
   * Closes a workspace: a ready one becomes archived; one that is being prepared becomes failed,
   * with the failure {@link Workspace#closedEarly}. Its active sessions are cancelled. The running
   * processes of all its sessions, also of those that ended before, are killed. All get the same
   * reason, and the current time as that of their end. A secret in the reason is reported as the
   * field {@code reason}.
   *
   * @return the workspace as it is stored now
   * @throws dev.keelson.core.NotFoundException if it is not stored
   * @throws dev.keelson.core.SecretFoundException if the reason looks like a secret
   */
  Workspace close(WorkspaceId workspace, StatusReason reason);

  /**
   * Cancels an active run. Its active steps, sessions and sandbox jobs are cancelled, and its
   * pending approvals; those that were granted are revoked. The running processes that name the
   * run, or that belong to one of its sessions, also to one that ended before, are killed. All get
   * the same reason, and the current time as that of their end. Sessions and processes belong to
   * the run that they name; its workspaces, work item and side effects are not changed. A secret in
   * the reason is reported as the field {@code reason}.
   *
   * @return the run as it is stored now
   * @throws dev.keelson.core.NotFoundException if it is not stored
   * @throws dev.keelson.core.SecretFoundException if the reason looks like a secret
   */
  Run cancel(RunId run, StatusReason reason);

  /**
   * Fails an active run, which gets the failure and no status reason. What is active in it is ended
   * as by {@link #cancel}, with the reason {@link StatusReason#INTERRUPTED}. A secret in the code
   * of the failure is reported as {@code failure.code}; those in its message and detail are masked.
   *
   * @return the run as it is stored now
   * @throws dev.keelson.core.NotFoundException if it is not stored
   * @throws dev.keelson.core.SecretFoundException if the code of the failure looks like a secret
   */
  Run fail(RunId run, Failure failure);
}
