-- SPDX-License-Identifier: Apache-2.0
-- The projects of a claim where something waits, the one after that of the last claim first, without those that are closed to work.
turn as materialized (
  select id as project_id, max_concurrency, row_number() over (order by id <= cast(:after as uuid), id) as place
    from keelson.project p
   where id = any (cast(:projectIds as uuid[])) and {include open_to_work}
     and (exists ({include waiting}) or exists ({include run_out}))
   order by place limit {turns}
)
