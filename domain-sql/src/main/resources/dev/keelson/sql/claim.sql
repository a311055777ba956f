-- SPDX-License-Identifier: Apache-2.0
-- Claims work for an agent. One row comes back even when nothing was claimed, to say whether another claim, of the same agent or in a
-- project with a limit, came first (contended): then try again. No row at all: the agent is disabled or unknown.
--
-- {limit} and {item} are filled in, since a planner can't cost a limit that it doesn't know. The rows are found by their
-- ctid, collected in an array: a plan that no statistics can spoil. An item whose body is missing is claimed too, since only who reads
-- it can tell; one whose numbers are at their end is not, or it would fail every claim, unless it is the one that is asked for: {raisable}.
-- Who asks for one does not wait for it to be available, count its attempts, or ask for a capability: {available}, {startable}, {capable}.
--
-- Between "if ending" and "end" is what ends other work under its lease first, which happens exactly when no other claim came first. No
-- row may then also mean that a lease is stale. Between "if several" and "end" is what lets projects take turns.
with recursive
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
), {turn}, project_seen as materialized (
  select project_id, claims from turn join keelson.project_slot using (project_id) where max_concurrency < 2147483647
), project_free as materialized (
  -- after the slot of the agent, and in their order, so that no two claims wait for each other; as for the agent, who came first has changed
  -- the count
  select s.project_id from keelson.project_slot s join project_seen p on p.project_id = s.project_id and p.claims = s.claims
   where (select count(*) from slot) >= 0
   order by s.project_id for no key update of s
), project_slot as (
  update keelson.project_slot set claims = claims + 1 where project_id in (select project_id from project_free)
), room as materialized (
  select contended, case when contended then 0 when limited then greatest(0, a.max_concurrency - (select items from held)) else {limit} end as items
    from (select max_concurrency, max_concurrency < 2147483647 as limited,
                 (max_concurrency < 2147483647 and not exists (select from slot))
                   or exists (select from project_seen where project_id not in (select project_id from project_free)) as contended
            from agent) a
), place as materialized (
  -- how many each project may have
  select project_id, place,
         case when max_concurrency = 2147483647 then {limit}
              else max_concurrency - (
                select count(*) from keelson.work_item h
                 where h.project_id = turn.project_id and h.status = 'in_progress' and h.lease_until > keelson.transaction_time()
--if ending
                   and not (h.project_id = :endedProjectId and h.id = :endedWorkItemId)
--end
              ) end as items
    from turn where (select items from room) > 0
--if ending
), ended as (
  update keelson.work_item w
     set {ended}
   where project_id = :endedProjectId and id = :endedWorkItemId and exists (select from room where not contended)
--end
), spent as materialized (
  -- what was started as often as it may, and whose lease ran out
  select w.ctid as row
    from keelson.work_item w
   where w.locked_by_agent_id is not null and w.lease_until <= keelson.transaction_time() and not (true {startable}) {raisable}
     and w.project_id = any (array(select project_id from place))
--if ending
     and not (w.project_id = :endedProjectId and w.id = :endedWorkItemId)
--end
   limit {limit} for update skip locked
), failed as (
  update keelson.work_item w
     set status = 'failed', status_reason = 'attempts_exhausted', finished_at = keelson.transaction_time(),
         {include freed}
   where w.ctid = any (array(select row from spent))
), expired as materialized (
  -- what goes on under the lease that ran out holds its item with a lock that only this one does not pass by
  {include candidate}
   where w.locked_by_agent_id is not null and w.lease_until <= keelson.transaction_time() {startable} {item} {raisable}
     and w.project_id = any (array(select project_id from place where items > 0))
--if ending
     and not (w.project_id = :endedProjectId and w.id = :endedWorkItemId)
--end
     and {include claimable}
   order by -w.priority, w.created_at, w.id limit {limit} for update skip locked
--if one
), ready as materialized (
  {include candidate}
   where w.project_id = :projectId and {include ready}
     and (select items from place) > 0
   order by -w.priority, w.created_at, w.id limit {limit} for no key update skip locked
), picked as materialized (
  select row, project_id, id, row_number() over (order by -priority, created_at, id) as turn, 1 as place
    from (select * from ready union all select * from expired) candidate
   order by -priority, created_at, id limit least((select items from room), (select items from place))
--end
--if several
), share as materialized (
  select project_id, place, items, least(items, greatest(1, {limit} / (select count(*) from place where items > 0))) as first
    from place where items > 0 order by place
), ready as materialized (
  -- what each project gets at first; a project that has less leaves the rest to others
  select w.* from share cross join lateral (
    {include candidate}
     where w.project_id = share.project_id and {include ready}
     order by -w.priority, w.created_at, w.id limit share.first for no key update skip locked) w
), more as materialized (
  select w.* from share cross join lateral (
    {include candidate}
     where w.project_id = share.project_id and {include ready}
       and w.id <> all (array(select r.id from ready r where r.project_id = share.project_id))
     order by -w.priority, w.created_at, w.id limit share.items - share.first for no key update skip locked) w
   limit greatest(0, {limit} - (select count(*) from ready))
), picked as materialized (
  select row, project_id, id, turn, place
    from (select *, row_number() over (partition by project_id order by -priority, created_at, id) as turn
            from (select * from ready union all select * from more union all select * from expired) candidate) candidate
    join place using (project_id)
   where turn <= items
   order by turn, place limit least({limit}, (select items from room))
--end
), claimed as (
  update keelson.work_item w
     set status = 'in_progress', status_reason = null, attempt = attempt + 1,
         {include leased}
   where w.ctid = any (array(select row from picked))
  returning w.*
)
select room.contended, item.*
  from room
  left join (select {row}, picked.turn as claim_turn, picked.place as claim_place
               from claimed join picked using (project_id, id) left join keelson.work_item_body using (project_id, id)) item on true
 order by item.claim_turn, item.claim_place
