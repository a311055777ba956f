-- SPDX-License-Identifier: Apache-2.0
-- Claims work for an agent. One row comes back even when nothing was claimed, to say whether another claim of the same agent
-- came first (contended): then try again. No row at all: the agent is disabled or unknown.
--
-- {limit} and {scope} are filled in, since a planner can't cost a limit that it doesn't know. The rows are found by their
-- ctid, collected in an array: a plan that no statistics can spoil. An item whose body is missing is claimed too, since only who reads
-- it can tell; one whose numbers are at their end is not, or it would fail every claim, unless it is the one that is asked for: {raisable}.
--
-- What stands between "if ending" and "end" is for ending other work under its lease first, which happens exactly when no other
-- claim came first. No row may then also mean that a lease is stale.
with
--if ending
lease as materialized (
  -- waits for who is at the item, so that nothing can come between this check and its end
  select from keelson.work_item
   where project_id = :endedProjectId and id = :endedWorkItemId and lease_token = :endedToken and locked_by_agent_id = :endedHolder
     for update
),
--end
agent as materialized (
  select id, max_concurrency from keelson.agent where id = :agentId and enabled
--if ending
     and exists (select from lease)
--end
), seen as materialized (
  select claims from keelson.agent_slot where agent_id = :agentId
), held as materialized (
  -- counted for agents with a limit only
  select count(*) as items from keelson.work_item
   where locked_by_agent_id = :agentId and lease_until > keelson.transaction_time()
--if ending
     and not (project_id = :endedProjectId and id = :endedWorkItemId)
--end
     and (select max_concurrency from agent) < 2147483647
), slot as (
  -- whoever claimed between our snapshot and this update has changed the count; then we took nothing and saw too little
  update keelson.agent_slot set claims = claims + 1
   where agent_id = :agentId and claims = (select claims from seen)
     and (select max_concurrency from agent) < 2147483647
  returning claims
), room as materialized (
  select a.max_concurrency < 2147483647 and not exists (select from slot) as contended,
         case when a.max_concurrency = 2147483647 then {limit}
              when exists (select from slot) then greatest(0, a.max_concurrency - (select items from held))
              else 0 end as items
    from agent a
--if ending
), ended as (
  update keelson.work_item
     set {include ended}
   where project_id = :endedProjectId and id = :endedWorkItemId and exists (select from room where not contended)
--end
), ready as materialized (
  select w.ctid as row, w.priority, w.id
    from keelson.work_item w
   where w.status = 'pending' {scope} {raisable}
     and (w.assigned_agent_id is null or w.assigned_agent_id = :agentId)
     and not exists ({include unresolved})
     and (select items from room) > 0
   order by -w.priority, w.id limit {limit} for no key update skip locked
), expired as materialized (
  -- what goes on under the lease that ran out holds its item with a lock that only this one does not pass by
  select w.ctid as row, w.priority, w.id
    from keelson.work_item w
   where w.locked_by_agent_id is not null and w.lease_until <= keelson.transaction_time() {scope} {raisable}
--if ending
     and not (w.project_id = :endedProjectId and w.id = :endedWorkItemId)
--end
     and (w.assigned_agent_id is null or w.assigned_agent_id = :agentId)
     and not exists ({include unresolved})
     and (select items from room) > 0
   order by -w.priority, w.id limit {limit} for update skip locked
), picked as materialized (
  select row from (select * from ready union all select * from expired) candidate
   order by -priority, id limit least({limit}, (select items from room))
), claimed as (
  update keelson.work_item w
     set status = 'in_progress', status_reason = null, locked_by_agent_id = :agentId, locked_by_worker = :worker, locked_at = keelson.transaction_time(),
         lease_until = keelson.transaction_time() + :millis * interval '1 millisecond', lease_token = w.lease_token + 1, attempt = w.attempt + 1,
         version = w.version + 1, updated_at = keelson.transaction_time(), updated_by = :actor
   where w.ctid = any (array(select row from picked)) {scope}
  returning w.*
)
select room.contended, item.*
  from room
  left join (select {row} from claimed left join keelson.work_item_body using (project_id, id)) item on true
 order by -item.priority, item.id
