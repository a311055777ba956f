-- SPDX-License-Identifier: Apache-2.0
-- What every statement under a lease begins with: the lease is the latest one of its item, and the run goes on and is one at the item.
-- The lock on both is one that a renewal doesn't wait for; what takes the item over skips it, and what ends the item or the run waits.
-- The item comes first, as in the trigger that makes ends wait.
select r.project_id, r.id as run_id
  from keelson.work_item w join keelson.run r on r.project_id = w.project_id and r.work_item_id = w.id
 where w.project_id = :projectId and w.id = :subjectId and w.lease_token = :token and w.locked_by_agent_id = :holder
   and r.id = {run} and r.status in {activeRun}
   for key share of w, r
