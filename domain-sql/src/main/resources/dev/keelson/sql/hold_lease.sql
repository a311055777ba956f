-- SPDX-License-Identifier: Apache-2.0
-- The fence of any write: holds the lease, and the runs that the write belongs to, until the transaction ends; see fence.sql. Returns how
-- many of the runs go on. No row: the lease is stale, or not that of this holder.
with held as materialized (
  select id from keelson.work_item
   where project_id = :projectId and id = :subjectId and lease_token = :token and locked_by_agent_id = :holder
     for key share
), active as materialized (
  select id from keelson.run
   where project_id = :projectId and id = any (:runIds) and work_item_id = (select id from held) and status in {activeRun}
   order by id for key share
)
select (select count(*) from active) from held
