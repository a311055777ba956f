-- SPDX-License-Identifier: Apache-2.0
-- Leases a run that goes on and has no item; see WorkQueue.lease. What goes on under a lease that ran out makes this pass it by.
with target as materialized (
  select r.id from keelson.run r join keelson.agent a on a.id = :agentId and a.enabled
    join keelson.project p on p.id = r.project_id and p.{include open_to_work}
   where r.project_id = :projectId and r.id = :subjectId and r.work_item_id is null and r.status in {activeRun}
     and (r.locked_by_agent_id is null or r.lease_until <= keelson.transaction_time())
     for update of r skip locked
)
update keelson.run r
   set {include leased}
 where r.project_id = :projectId and r.id in (select id from target)
returning {row}
