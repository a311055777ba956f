-- SPDX-License-Identifier: Apache-2.0
-- Writes down a side effect that is about to be done, under a lease, and takes its approval; see SideEffectLedger.intend. A known one
-- comes back as it is, but a failed one is intended again, under the approval that it took. A trigger refuses all of it if the approval
-- can't be taken. No row: the lease is stale, or the run has ended or is not one at the lease's item.
with fence as materialized (
  {fence}
), effect as (
  insert into keelson.side_effect as e (project_id, id, run_id, step_id, effect_key, kind, target, parameters, parameters_digest,
                                        approval_id, created_at, updated_at, updated_by, version)
  select :projectId, :id, :runId, cast(:stepId as uuid), :effectKey, :kind, :target, cast(:parameters as jsonb), :parametersDigest,
         cast(:approvalId as uuid), cast(:createdAt as timestamptz), keelson.transaction_time(), :actor, 1 from fence
  on conflict (project_id, run_id, effect_key) do update
    set status = 'intended', attempt = e.attempt + 1, approval_id = coalesce(excluded.approval_id, e.approval_id), finished_at = null,
        version = e.version + 1, updated_at = excluded.updated_at, updated_by = excluded.updated_by
    where e.status = 'failed' and e.parameters_digest = excluded.parameters_digest and e.target is not distinct from excluded.target
  returning *
), taken as (
  update keelson.approval a
     set status = 'consumed', consumed_at = greatest(a.decided_at, keelson.wall_time()), effect_id = effect.id, version = a.version + 1, updated_at = keelson.transaction_time(), updated_by = :actor
    from effect
   where a.project_id = :projectId and a.id = effect.approval_id and a.status = 'approved' and (a.expires_at is null or a.expires_at > keelson.wall_time())
     and a.scope = effect.kind and a.run_id = effect.run_id and a.parameters_digest = effect.parameters_digest and a.target is not distinct from effect.target
)
select {row} from effect
union all
select {row} from keelson.side_effect
 where project_id = :projectId and run_id = :runId and effect_key = :effectKey
   and exists (select from fence) and not exists (select from effect)
