-- SPDX-License-Identifier: Apache-2.0
-- Records how an intended side effect ended, under a lease. No row: the lease is stale, or it is not intended or unknown.
with fence as materialized (
  select e.id
    from keelson.side_effect e
    join keelson.run r on r.project_id = e.project_id and r.id = e.run_id
    join keelson.work_item w on w.project_id = r.project_id and w.id = r.work_item_id
   where e.project_id = :projectId and e.id = :effectId
     and w.project_id = :projectId and w.id = :workItemId and w.lease_token = :token and w.locked_by_agent_id is not null
     for share of w
)
update keelson.side_effect
   set status = :status, failure = cast(:failure as jsonb), external_id = :externalId, response = cast(:response as jsonb),
       finished_at = now(), version = version + 1, updated_at = now(), updated_by = :actor
 where project_id = :projectId and id = (select id from fence) and status = 'intended'
returning {row}
