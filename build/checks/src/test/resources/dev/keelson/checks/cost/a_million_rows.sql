-- SPDX-License-Identifier: Apache-2.0
-- A million rows, skewed as real ones are. Project k has half of what project k - 1 has. Nearly all has ended well, but not the newest;
-- most has the same priority and the same agent. What waits is rare in the largest project, and common in the others. What is made one
-- after another is so in different projects, and ids say nothing of the order.
set session_replication_role = replica;

-- Indexes are made faster than kept.
set maintenance_work_mem = '128MB';
create temp table made_again as
select cast(cast(indexrelid as regclass) as text) as name, pg_get_indexdef(indexrelid) as text
  from pg_index join pg_class on pg_class.oid = indrelid
 where relnamespace = cast('keelson' as regnamespace) and not exists (select from pg_constraint where conindid = indexrelid)
   and relname in ('work_item', 'run', 'agent_execution', 'journal', 'side_effect');
do $$ declare name text; begin
  for name in select made_again.name from made_again loop execute 'drop index ' || name; end loop;
end $$;

create function pg_temp.project(n integer) returns uuid language sql immutable as
  $$ select cast('01900000-0000-7000-0000-' || lpad(to_hex(1 + cast(ln(n & -n) / ln(2) as integer)), 12, '0') as uuid) $$;
-- Anything from 0 to 999, the same for the same number.
create function pg_temp.chance(n integer) returns integer language sql immutable as
  $$ select abs(mod(hashint4(n), 1000)) $$;
create function pg_temp.id(n integer) returns uuid language sql immutable as
  $$ select cast(lpad(to_hex(mod(n * 2654435761, 4294967296)), 8, '0') || '-0000-7000-8000-000000000000' as uuid) $$;
create function pg_temp.at(n integer) returns timestamptz language sql immutable as
  $$ select timestamptz '2026-01-01 00:00+00' + n * interval '1 second' $$;

insert into keelson.agent (id, key, name, created_at, updated_at, updated_by, version)
select pg_temp.id(n), 'agent' || n, 'Agent', pg_temp.at(n), pg_temp.at(n), 'user:ana', 1 from generate_series(0, 9) n;

insert into keelson.project (id, owner, slug, created_at, updated_at, updated_by, version)
select pg_temp.project(cast(2 ^ n as integer)), 'ana', 'p' || n, pg_temp.at(n), pg_temp.at(n), 'user:ana', 1
  from generate_series(0, 19) n;

create temp table item as
select n, pg_temp.project(n) as project_id, pg_temp.id(n) as id, pg_temp.at(n) as at, pg_temp.chance(n) as chance,
       case when pg_temp.chance(n) < 2 then 'in_progress'
            when pg_temp.chance(n) = 2 or (pg_temp.chance(n) < 40 and mod(n, 2) = 0) then 'pending' when pg_temp.chance(n) < 60 then 'failed' else 'completed' end as status
  from generate_series(1, $items) n;

insert into keelson.work_item (project_id, id, work_type, status, priority, assigned_agent_id, locked_by_agent_id, locked_at, lease_until,
  finished_at, created_at, updated_at, updated_by, version)
select project_id, id, 'task', status, case when mod(n, 50) < 2 then 10 else 0 end,
       case when chance between 60 and 65 then pg_temp.id(1) end,
       case when status = 'in_progress' then pg_temp.id(0) end, case when status = 'in_progress' then at end,
       case when status = 'in_progress' then now() + interval '1 day' end,
       case when status in ('completed', 'failed') then at end, at, at, 'user:ana', 1
  from item;
insert into keelson.work_item_body (project_id, id, title) select project_id, id, 'Fix the login test' from item;

create temp table attempt as
select r.n, item.project_id, pg_temp.id(r.n) as id, item.id as work_item_id, pg_temp.at(r.n) as at,
       case when item.status = 'in_progress' or r.n > $runs - 8000 then 'running' when pg_temp.chance(r.n) < 15 then 'failed'
            when pg_temp.chance(r.n) < 35 then 'cancelled' else 'completed' end as status,
       pg_temp.id(case when mod(r.n, 100) < 90 then 0 else mod(r.n, 10) end) as agent_id
  from generate_series(1, $runs) r(n) join item on item.n = 1 + mod(r.n - 1, $items);

insert into keelson.run (project_id, id, root_run_id, work_item_id, agent_id, trigger, status, failure, started_at, finished_at,
  created_at, updated_at, updated_by, version)
select project_id, id, id, work_item_id, agent_id, case when mod(n, 5000) = 1 then 'webhook' else 'manual' end, status,
       case when status = 'failed' then cast('{"code": "x", "message": "it broke"}' as jsonb) end,
       at, case when status <> 'running' then at end, at, at, 'user:ana', 1
  from attempt;

insert into keelson.agent_execution (project_id, id, agent_id, run_id, provider, model, input_tokens, cost_usd, duration_ms, succeeded,
  created_at)
select project_id, id, agent_id, id, 'acme', case when mod(n, 10) = 0 then 'large' else 'small' end, 100, 0.01, 1, true, at
  from attempt where n <= $calls;

insert into keelson.journal (project_id, kind, subject_id, version, to_state, actor, at, seq)
select project_id, 'run', id, 1, 'pending', 'user:ana', at, n from attempt where n <= $moves;
insert into keelson.journal_head (project_id, last_seq, digest) select id, $moves, sha256('') from keelson.project;

insert into keelson.side_effect (project_id, id, run_id, effect_key, kind, parameters_digest, status, external_id, finished_at,
  created_at, updated_at, updated_by, version)
select project_id, pg_temp.id(n), id, 'comment', 'comment', repeat('0', 64), status,
       case when status = 'done' then 'x' end, case when status = 'done' then at end, at, at, 'user:ana', 1
  from (select n, project_id, id, at, case when pg_temp.chance(n + 7) < 3 then 'intended' else 'done' end as status
          from attempt where n <= $effects) effect;

do $$ declare text text; begin
  for text in select made_again.text from made_again loop execute text; end loop;
end $$;
set session_replication_role = origin;
