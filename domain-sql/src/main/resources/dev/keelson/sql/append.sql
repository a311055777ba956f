-- SPDX-License-Identifier: Apache-2.0
-- Appends rows to what they belong to; see AppendOnlyLog.append. The head is locked until commit, so that numbers have no gaps and are
-- seen in their order. A row with a key must not be stored twice, and this statement sees what was stored when it began: if others
-- appended since then, nothing happens, the numbers of the new rows are null, and the statement must be retried.
with entry as materialized (
  select * from unnest({arrays}) with ordinality e({columns}, place)
), parent as materialized (
  select id from keelson.{parentTable} where project_id = :projectId and id = :parentId
), known as materialized (
  select e.place, t.sequence from entry e join keelson.{table} t on t.key = e.key
   where t.project_id = :projectId and t.{parent} = :parentId
), fresh as materialized (
  select e.*, row_number() over (order by place) as number from entry e where not exists (select from known k where k.place = e.place)
), before as materialized (
  select last_sequence from keelson.{table}_head where project_id = :projectId and {parent} = :parentId
), head as (
  insert into keelson.{table}_head as h (project_id, {parent}, last_sequence)
  select :projectId, id, (select count(*) from fresh) from parent where exists (select from fresh)
  on conflict (project_id, {parent}) do update set last_sequence = h.last_sequence + excluded.last_sequence
    where not exists (select from entry where key is not null) or h.last_sequence = (select last_sequence from before)
  returning last_sequence - (select count(*) from fresh) as before
), appended as (
  insert into keelson.{table} (project_id, {parent}, sequence, {columns})
  select :projectId, :parentId, head.before + number, {values} from head, fresh
)
select coalesce(known.sequence, head.before + fresh.number) as sequence, known.sequence is not null as known,
       exists (select from parent) as has_parent
  from entry left join known using (place) left join fresh using (place) left join head on true
 order by place
