// SPDX-License-Identifier: Apache-2.0
package dev.keelson.approval;

/** The part of a project's store that keeps approvals. */
public interface ApprovalStore {

  /** The project's approvals. */
  ApprovalRepository approvals();

  /** Where approvals are decided and used. */
  ApprovalService approvalService();
}
