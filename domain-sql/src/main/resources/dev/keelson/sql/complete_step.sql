-- SPDX-License-Identifier: Apache-2.0
-- Records the result of a running step under a lease. No row: the lease is stale, the run has ended, or the step is not running or unknown.
with fence as materialized (
  {fence}
), step as (
  update keelson.run_step
     set status = 'completed', status_reason = null, failure = null, finished_at = greatest(started_at, keelson.transaction_time()),
         {include signed}
   where project_id = :projectId and id = :id and run_id = (select run_id from fence) and status = 'running'
  returning *
), body as (
  update keelson.run_step_body set output = cast(:output as jsonb)
   where project_id = :projectId and id = (select id from step)
  returning *
)
select {row} from step left join body using (project_id, id)
