-- SPDX-License-Identifier: Apache-2.0
-- As for some projects, but found by going from one that has work to the next, so that none is looked at in vain and only as many as are
-- needed. Who claims first begins anywhere.
start as materialized (
  select coalesce(cast(:after as uuid), (select id from keelson.project order by random() limit 1)) as id
), hop as (
  select (select q.project_id from keelson.work_item q where q.status = 'pending' and q.project_id > start.id order by q.project_id limit 1) as project_id,
         false as again
    from start
  union all
  select (select q.project_id from keelson.work_item q
           where q.status = 'pending' and q.project_id > coalesce(hop.project_id, '00000000-0000-0000-0000-000000000000')
             and (not (again or hop.project_id is null) or q.project_id <= start.id)
           order by q.project_id limit 1),
         again or hop.project_id is null
    from hop cross join start where not (again and hop.project_id is null)
), found as materialized (
  (select id from hop join keelson.project p on p.id = hop.project_id where p.{include open_to_work} and exists ({include waiting}) limit {turns})
  union
  (select distinct project_id from keelson.work_item where locked_by_agent_id is not null and lease_until <= keelson.transaction_time() limit {turns})
), turn as materialized (
  select id as project_id, max_concurrency, row_number() over (order by id <= (select id from start), id) as place
    from found join keelson.project using (id) where {include open_to_work}
)
