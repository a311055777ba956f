-- SPDX-License-Identifier: Apache-2.0
-- Reads on in the journals of some projects, each from its place, in the order that readers see; see JournalStore.poll. One row at
-- least for each project, with its last place, which is that of the same moment. The limit is filled in, since a planner can't cost one
-- that it doesn't know.
with asked as materialized (
  select * from unnest(cast(:projects as uuid[]), cast(:places as bigint[])) a(project_id, place)
), entry as materialized (
  select e.* from asked a cross join lateral (
    select j.*, max(j.at) over (order by j.seq) as not_before from (
      select * from keelson.journal t where t.project_id = a.project_id and t.seq > a.place {filter} order by t.seq limit {limit}) j) e
   order by e.not_before, e.project_id, e.seq limit {limit}
)
select project_id, h.last_seq, entry.seq, {row}
  from asked left join keelson.journal_head h using (project_id) left join entry using (project_id)
 order by entry.not_before, project_id, entry.seq
