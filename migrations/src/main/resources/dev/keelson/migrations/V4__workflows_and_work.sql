-- SPDX-License-Identifier: Apache-2.0
--
-- Definitions of workflows, and what work items wait for and show.

-- ------------------------------------------------------------------------------------------------------------------ workflow

create table workflow_definition (
  id uuid primary key,
  name text collate "C" not null check (is_line(name, 200)),
  revision integer not null check (revision >= 1),
  display_name text not null check (is_line(display_name, 200)),
  description text check (char_length(description) <= 20000),
  category text not null default 'custom' check (is_line(category, 100)),
  definition jsonb not null default '{"nodes": []}' check (jsonb_array_length(definition -> 'nodes') between 1 and 1000),
  input_schema jsonb not null default '{}' check (jsonb_typeof(input_schema) = 'object'),
  default_inputs jsonb not null default '{}' check (jsonb_typeof(default_inputs) = 'object'),
  triggers text[] not null default '{}'
    check (cardinality(triggers) <= 100 and array_position(triggers, null) is null and are_lines(triggers, 100)),
  approval_required boolean not null default true,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  constraint workflow_definition_name_revision_key unique (name, revision)
);
create index workflow_definition_created_at_idx on workflow_definition (created_at, id);
call journal_deletions('workflow_definition');

-- The last revision of each name; its row lock is what makes revisions dense.
create table workflow_definition_head (
  name text collate "C" primary key,
  last_revision integer not null
) with (fillfactor = 70);

-- A definition is never edited, by anybody: runs rely on what they began with.
create function refuse_edit() returns trigger language plpgsql as $$
begin
  raise exception using
    errcode = 'restrict_violation',
    message = format('rows of %s are never changed', tg_table_name),
    hint = 'insert the next revision';
end
$$;
create trigger workflow_definition_unchanged before update on workflow_definition
  for each statement execute function refuse_edit();

-- -------------------------------------------------------------------------------------------------------------- dependencies

-- An item that waits for another can't be claimed until that one is completed. Claims look the blockers up here; nothing is
-- counted on the item, so completing costs nothing more.
create table work_item_dependency (
  project_id uuid not null,
  id uuid not null,
  blocked_id uuid not null,
  blocker_id uuid not null,
  any_end boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  primary key (project_id, id),
  constraint work_item_dependency_self_check check (blocked_id <> blocker_id),
  constraint work_item_dependency_blocked_id_blocker_id_key unique (project_id, blocked_id, blocker_id),
  constraint work_item_dependency_project_id_fkey foreign key (project_id) references project on delete cascade,
  constraint work_item_dependency_blocked_id_fkey foreign key (project_id, blocked_id) references work_item on delete cascade,
  constraint work_item_dependency_blocker_id_fkey foreign key (project_id, blocker_id) references work_item on delete cascade
);
create index work_item_dependency_blocker_id_idx on work_item_dependency (project_id, blocker_id, created_at, id);
create index work_item_dependency_blocked_id_idx on work_item_dependency (project_id, blocked_id, created_at, id);
call journal_deletions('work_item_dependency');

-- One row per project, which every new dependency locks until commit: two transactions can't each add a half of a cycle.
create table work_item_dependency_head (
  project_id uuid primary key,
  changes bigint not null,
  constraint work_item_dependency_head_project_id_fkey foreign key (project_id) references project on delete cascade
) with (fillfactor = 50);

-- Refuses a dependency that closes a cycle (SQLSTATE K0002, reported as for turns). The statements see what others committed while this one waited for
-- the lock.
create function refuse_cycle() returns trigger language plpgsql as $$
declare
  cyclic boolean;
begin
  execute format('
    insert into %I.work_item_dependency_head as h (project_id, changes) values ($1, 1)
    on conflict (project_id) do update set changes = h.changes + 1', tg_table_schema) using new.project_id;
  execute format('
    with recursive waits_for as (
      select $3 as id
      union
      select d.blocker_id from %I.work_item_dependency d join waits_for w on d.blocked_id = w.id where d.project_id = $1
    )
    select exists (select from waits_for where id = $2)', tg_table_schema)
    into cyclic using new.project_id, new.blocked_id, new.blocker_id;
  if cyclic then
    raise exception using
      errcode = 'K0002',
      message = format('work item %s already waits for %s', new.blocker_id, new.blocked_id),
      detail = concat_ws(E'\n', 'workItemDependency.blockerId', 'must not wait for the blocked item',
        'take a dependency of the cycle away first');
  end if;
  return null;
end
$$;
create trigger work_item_dependency_acyclic after insert or update on work_item_dependency
  for each row execute function refuse_cycle();

-- -------------------------------------------------------------------------------------------------------------------- images

create table image (
  id uuid primary key,
  file_path text not null check (is_line(file_path, 1000) and file_path !~ '^([/\\]|[A-Za-z]:[/\\])|(^|[/\\])\.\.([/\\]|$)'),
  original_name text not null check (is_line(original_name, 500)),
  media_type text check (is_line(media_type, 200)),
  size_bytes bigint not null check (size_bytes >= 0),
  digest text collate "C" not null check (digest ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  constraint image_digest_key unique (digest)
);
create index image_created_at_idx on image (created_at, id);
call journal_deletions('image');

create table work_item_image (
  project_id uuid not null,
  id uuid not null,
  work_item_id uuid not null,
  image_id uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  primary key (project_id, id),
  constraint work_item_image_work_item_id_image_id_key unique (project_id, work_item_id, image_id),
  constraint work_item_image_project_id_fkey foreign key (project_id) references project on delete cascade,
  constraint work_item_image_work_item_id_fkey foreign key (project_id, work_item_id) references work_item on delete cascade,
  constraint work_item_image_image_id_fkey foreign key (image_id) references image
);
create index work_item_image_work_item_id_idx on work_item_image (project_id, work_item_id, created_at, id);
create index work_item_image_image_id_idx on work_item_image (image_id, project_id, created_at, id);
call journal_deletions('work_item_image');
