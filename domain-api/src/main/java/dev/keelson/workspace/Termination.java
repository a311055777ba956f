// SPDX-License-Identifier: Apache-2.0
package dev.keelson.workspace;

import dev.keelson.core.Failure;
import dev.keelson.core.StatusReason;
import dev.keelson.core.WorkspaceId;
import dev.keelson.run.Run;
import dev.keelson.run.RunId;

/**
 * Ends things together with what goes on in them, each in one statement, so that nothing is left
 * that seems to run but does not. What is over already stays as it is, and what still seems to run
 * in it is ended all the same: after a crash, a host ends again what it is not sure of.
 *
 * <p>Only rows are changed. Ending what really runs is up to the host, before. Every method may
 * come twice: the second finds nothing to end and returns what is stored. At once: each thing is
 * ended by one of them. Each end is an ordinary move, and journaled.
 */
public interface Termination {

  /**
   * Puts a workspace away: a ready one is archived, one that is being prepared fails. Its open
   * sessions are cancelled and their running processes killed, all for the same reason. A secret in
   * that is named {@code value}, since the reason comes alone.
   *
   * @return the workspace as it is stored now
   * @throws dev.keelson.core.NotFoundException if it is not stored
   */
  Workspace close(WorkspaceId workspace, StatusReason reason);

  /**
   * Cancels a run that is open. Its open steps, sessions and sandbox jobs and its pending approvals
   * are cancelled, its running processes and those of its sessions killed, all for the same reason.
   *
   * @return the run as it is stored now
   * @throws dev.keelson.core.NotFoundException if it is not stored
   */
  Run cancel(RunId run, StatusReason reason);

  /**
   * Fails a run that is open. What goes on in it is ended as {@link #cancel} does, for the reason
   * {@link StatusReason#INTERRUPTED}. A secret in the failure is named {@code message}, or whatever
   * has it, since the failure comes alone.
   *
   * @return the run as it is stored now
   * @throws dev.keelson.core.NotFoundException if it is not stored
   * @throws dev.keelson.core.SecretFoundException if a text of the failure looks like a secret
   */
  Run fail(RunId run, Failure failure);
}
