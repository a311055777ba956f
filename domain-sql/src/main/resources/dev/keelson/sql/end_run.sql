-- SPDX-License-Identifier: Apache-2.0
-- Ends a run with everything active in it; see Termination.cancel and Termination.fail. It was locked before.
with target as materialized (
  select * from keelson.run where project_id = :projectId and id = :runId
), ending as materialized ( -- not what is in a state of a newer release, and nothing in it
  select id from target where status in {knownRun}
), ended as (
  update keelson.run
     set status = :status, status_reason = case :status when 'cancelled' then :reason end, failure = cast(:failure as jsonb), finished_at = greatest(started_at, keelson.transaction_time()),
         {include freed}
   where project_id = :projectId and id in (select id from ending) and status in {activeRun}
  returning *
), steps as (
  update keelson.run_step
     set status = 'cancelled', {include cut_short}
   where project_id = :projectId and run_id in (select id from ending) and status in {openStep} and {include raisable}
), approvals as (
  update keelson.approval
     set status = case status when 'pending' then 'cancelled' else 'revoked' end, status_reason = :reason,
         {include signed}
   where project_id = :projectId and run_id in (select id from ending) and status in ('pending', 'approved')
), jobs as (
  update keelson.sandbox_job
     set status = 'cancelled', {include cut_short}
   where project_id = :projectId and run_id in (select id from ending) and status in {openJob} and {include raisable}
), sessions as (
  {include cancel_sessions}
     and run_id in (select id from ending)
), processes as (
  {include kill_processes}
     and (run_id in (select id from ending)
          or session_id in (select id from keelson.session where project_id = :projectId and run_id in (select id from ending)))
)
select {row} from ended
union all
select {row} from target where not exists (select from ended)
