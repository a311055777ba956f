-- SPDX-License-Identifier: Apache-2.0
-- Leases a run that goes on and has no item; see WorkQueue.lease. What goes on under a lease that ran out makes this pass it by.
with target as materialized (
  select r.id from keelson.run r join keelson.agent a on a.id = :agentId and a.enabled
    join keelson.project p on p.id = r.project_id and p.status not in ('paused', 'archived')
   where r.project_id = :projectId and r.id = :subjectId and r.work_item_id is null and r.status in {activeRun}
     and (r.locked_by_agent_id is null or r.lease_until <= keelson.transaction_time())
     for update of r skip locked
)
update keelson.run r
   set locked_by_agent_id = :agentId, locked_by_worker = :worker, locked_at = keelson.transaction_time(),
       lease_until = keelson.transaction_time() + :millis * interval '1 millisecond', lease_token = r.lease_token + 1,
       version = r.version + 1, updated_at = keelson.transaction_time(), updated_by = :actor
 where r.project_id = :projectId and r.id in (select id from target)
returning {row}
