-- SPDX-License-Identifier: Apache-2.0
-- Ends the work under one lease: completes, fails, submits, parks or releases the item. No row: the lease is stale or the item unknown.
with ended as (
  update keelson.work_item w
     set {ended}
   where project_id = :projectId and id = :subjectId and lease_token = :token and locked_by_agent_id = :holder
  returning *
)
select {row} from ended left join keelson.work_item_body using (project_id, id)
