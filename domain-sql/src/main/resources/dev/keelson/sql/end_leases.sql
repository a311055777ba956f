-- SPDX-License-Identifier: Apache-2.0
-- Ends the work under many leases of one project alike; returns the leases that held. The ids come sorted, so that two such
-- statements lock in the same order.
update keelson.work_item w
   set {ended}
  from unnest(cast(:subjectIds as uuid[]), cast(:tokens as bigint[]), cast(:holders as uuid[])) lease(id, token, holder)
 where w.project_id = :projectId and w.id = lease.id and w.lease_token = lease.token and w.locked_by_agent_id = lease.holder
returning w.id, w.lease_token
