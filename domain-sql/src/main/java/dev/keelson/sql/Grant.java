// SPDX-License-Identifier: Apache-2.0
package dev.keelson.sql;

import dev.keelson.core.Leasable;
import dev.keelson.core.ProjectId;
import dev.keelson.work.Lease;

/** The identity of a lease, independent of its expiry. */
record Grant(ProjectId project, Leasable subject, long token) {

  static Grant of(Lease lease) {
    return new Grant(lease.projectId(), lease.subject(), lease.token());
  }
}
