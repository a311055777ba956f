-- Thousands of rows of everything, in the project and at the item and the run that are filled in.
insert into keelson.project (id, slug, owner, created_at, updated_at, updated_by, version)
select gen_random_uuid(), 'p' || n, 'default', now(), now(), 'system:test', 1
  from generate_series(1, 3000) n;

insert into keelson.work_item (project_id, id, work_type, priority, assigned_agent_id, created_at, updated_at, updated_by, version)
select p.id, gen_random_uuid(), 'task', mod(n, 100), case when mod(n, 10) = 0 then a.id end, now(), now(), 'system:test', 1
  from keelson.agent a, generate_series(1, 3000) n,
       (select cast('$project' as uuid) as id union all (select id from keelson.project where slug in ('p1', 'p2'))) p;
insert into keelson.work_item_body (project_id, id, title)
select project_id, id, 'title' from keelson.work_item on conflict do nothing;

insert into keelson.work_item_dependency (project_id, id, blocked_id, blocker_id, created_at, updated_at, updated_by, version)
select project_id, gen_random_uuid(), id, blocker, now(), now(), 'system:test', 1
  from (select project_id, id, priority, lead(id) over (partition by project_id order by id) as blocker, row_number() over (order by id) as n
          from keelson.work_item) i
 where mod(n, 2) = 0 and blocker is not null and priority > 50;

insert into keelson.run (project_id, id, root_run_id, status, work_item_id, agent_id, started_at,
                         created_at, updated_at, updated_by, version)
select '$project', r.id, r.id, case when mod(n, 10) = 0 then 'pending' else 'running' end,
       case when mod(n, 10) = 0 then cast('$item' as uuid) end, a.id, now() + n * interval '1 second',
       now() + n * interval '1 second', now(), 'system:test', 1
  from keelson.agent a, (select n, gen_random_uuid() as id from generate_series(1, 3000) n) r;

insert into keelson.run_step (project_id, id, run_id, step_key, position, created_at, updated_at, updated_by, version)
select '$project', gen_random_uuid(), '$run', 'step' || n, n, now(), now(), 'system:test', 1
  from generate_series(1, 3000) n;
insert into keelson.run_step_body (project_id, id, name)
select project_id, id, 'step' from keelson.run_step;

insert into keelson.agent_execution (project_id, id, agent_id, run_id, provider, model, duration_ms, succeeded, created_at)
select '$project', gen_random_uuid(), a.id, '$run', 'acme', 'large', 1, true, now() + n * interval '1 second'
  from keelson.agent a, generate_series(1, 3000) n;

insert into keelson.artifact (project_id, id, kind, logical_key, revision, name, media_type, content, digest, size_bytes,
                              created_at, updated_at, updated_by, version)
select '$project', gen_random_uuid(), 'log', 'check', n, 'log', 'text/plain', '{"text": ""}', repeat('0', 64), 0,
       now(), now(), 'system:test', 1
  from generate_series(1, 3000) n;

analyze;
