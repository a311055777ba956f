-- SPDX-License-Identifier: Apache-2.0
--
-- What hosts tell of their own work; written once. No reference to runs: activities outlive them.

create table activity (
  project_id uuid not null,
  id uuid not null,
  key text collate "C" not null check (is_line(key, 300)),
  kind text collate "C" not null check (is_line(kind, 100)),
  work_item_id uuid,
  run_id uuid,
  parameters jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  primary key (project_id, id),
  constraint activity_key_key unique (project_id, key),
  constraint activity_project_id_fkey foreign key (project_id) references project on delete cascade,
  constraint activity_work_item_id_fkey foreign key (project_id, work_item_id) references work_item
);
create index activity_created_at_idx on activity (project_id, created_at, id);
create index activity_work_item_id_idx on activity (project_id, work_item_id, created_at, id) where work_item_id is not null;
create index activity_run_id_idx on activity (project_id, run_id, created_at, id) where run_id is not null;

-- The journal tells of each, so that its readers get them in the order of places.
create function activity_appended() returns trigger language plpgsql as $$
begin
  insert into journal (project_id, kind, subject_id, version, to_state, actor, at, run_id)
    select project_id, 'activity', id, version, 'appended', updated_by, wall_time(), run_id from new_rows;
  return null;
end
$$;
call keep_to_owner('activity_appended()');
create trigger activity_appended after insert on activity referencing new table as new_rows
  for each statement execute function activity_appended();

call journal_deletions('activity');
call guard_signatures('activity');
call guard_versions('activity');
call fix_fields('activity', '{key, kind, work_item_id, run_id}');
create trigger activity_unchanged before update on activity for each statement execute function refuse_edit();
call guard_deletions('activity', 'exists (select from project p where p.id = o.project_id)',
  'must stay as long as what it belongs to', 'delete that, or purge the project');

call guard_times();
call guard_truncation();
call pin_functions();
