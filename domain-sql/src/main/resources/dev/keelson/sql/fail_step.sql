-- SPDX-License-Identifier: Apache-2.0
-- Records the failure of a running step under a lease. No row: the lease is stale, or the step is not running or unknown.
with fence as materialized (
  select s.id
    from keelson.run_step s
    join keelson.run r on r.project_id = s.project_id and r.id = s.run_id
    join keelson.work_item w on w.project_id = r.project_id and w.id = r.work_item_id
   where s.project_id = :projectId and s.id = :stepId
     and w.project_id = :projectId and w.id = :workItemId and w.lease_token = :token and w.locked_by_agent_id is not null
     for share of w
), step as (
  update keelson.run_step
     set status = 'failed', status_reason = null, failure = cast(:failure as jsonb), finished_at = greatest(started_at, now()),
         version = version + 1, updated_at = now(), updated_by = :actor
   where project_id = :projectId and id = (select id from fence) and status = 'running'
  returning *
)
select {row} from step join keelson.run_step_body using (project_id, id)
