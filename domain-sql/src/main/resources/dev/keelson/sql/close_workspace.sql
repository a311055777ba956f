-- SPDX-License-Identifier: Apache-2.0
-- Closes a workspace with everything active in it; see Termination.close. It is locked first, so that two of these wait for each other,
-- and the second sees what the first made of it.
with target as materialized (
  select * from keelson.workspace where project_id = :projectId and id = :workspaceId for no key update
), ending as materialized ( -- not what is in a state of a newer release, and nothing in it
  select id from target where status in {knownWorkspace}
), closed as (
  update keelson.workspace
     set status = case status when 'ready' then 'archived' else 'failed' end, status_reason = :reason,
         failure = case status when 'ready' then null else cast(:failure as jsonb) end,
         {include signed}
   where project_id = :projectId and id in (select id from ending) and status in {openWorkspace}
  returning *
), cancelled as (
  {include cancel_sessions}
     and workspace_id in (select id from ending)
), killed as (
  {include kill_processes}
     and session_id in (select id from keelson.session where project_id = :projectId and workspace_id in (select id from ending))
)
select {row} from closed
union all
select {row} from target where not exists (select from closed)
