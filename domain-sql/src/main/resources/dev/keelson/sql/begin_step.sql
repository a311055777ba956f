-- SPDX-License-Identifier: Apache-2.0
-- Begins a step under a lease; see StepLedger.begin. No row: the lease is stale, or the run has ended or is
-- not one at the lease's item.
with fence as materialized (
  {fence}
), step as (
  insert into keelson.run_step as s (project_id, id, run_id, step_key, position, status, attempt, lease_token, started_at,
                                     created_at, updated_at, updated_by, version)
  select :projectId, :id, :runId, :stepKey, :position, 'running', 1, :token, keelson.transaction_time(), cast(:createdAt as timestamptz), keelson.transaction_time(), :actor, 1 from fence
  on conflict (project_id, run_id, step_key) do update
    set status = excluded.status, status_reason = null, attempt = s.attempt + 1, lease_token = excluded.lease_token,
        started_at = excluded.started_at, version = s.version + 1, updated_at = excluded.updated_at,
        updated_by = excluded.updated_by
    where s.status = 'pending' or (s.status = 'running' and s.lease_token < excluded.lease_token)
  returning *
), body as (
  insert into keelson.run_step_body (project_id, id, name, capability, description, assigned_agent, input, output)
  select project_id, id, :name, :capability, :description, :assignedAgent, cast(:input as jsonb), cast(:output as jsonb)
    from step where version = 1 -- else it was there before, and its body with it
  returning *
)
select {row} from step left join (
  select * from body
  union all
  select * from keelson.run_step_body where project_id = :projectId and id in (select id from step)) b
  using (project_id, id)
union all
select {row} from keelson.run_step left join keelson.run_step_body using (project_id, id)
 where project_id = :projectId and run_id = :runId and step_key = :stepKey
   and exists (select from fence) and not exists (select from step)
