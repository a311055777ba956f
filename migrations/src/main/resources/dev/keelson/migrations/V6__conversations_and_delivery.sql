-- SPDX-License-Identifier: Apache-2.0
--
-- What is talked about, and what runs out there because of a run.

-- -------------------------------------------------------------------------------------------------------------- conversation

create table chat_thread (
  project_id uuid not null,
  id uuid not null,
  external_key text collate "C" check (is_line(external_key, 300)),
  title text check (is_line(title, 300)),
  run_id uuid,
  mode text check (is_line(mode, 100)),
  status text collate "C" not null default 'active' check (status in ('active', 'running', 'waiting', 'ended', 'archived')),
  last_activity_at timestamptz not null,
  ended_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  primary key (project_id, id),
  constraint chat_thread_ended_check check ((ended_at is not null) = (status in ('ended', 'archived'))),
  constraint chat_thread_external_key_key unique (project_id, external_key),
  constraint chat_thread_project_id_fkey foreign key (project_id) references project on delete cascade,
  constraint chat_thread_run_id_fkey foreign key (project_id, run_id) references run on delete cascade
);
create index chat_thread_status_idx on chat_thread (project_id, status, created_at, id);
create index chat_thread_last_activity_at_idx on chat_thread (project_id, last_activity_at, id);
create index chat_thread_run_id_idx on chat_thread (project_id, run_id, created_at, id) where run_id is not null;
call guard_lifecycle('chat_thread');

create table chat_message_head (
  project_id uuid not null,
  thread_id uuid not null,
  last_sequence bigint not null,
  primary key (project_id, thread_id),
  constraint chat_message_head_thread_id_fkey foreign key (project_id, thread_id) references chat_thread on delete cascade
) with (fillfactor = 50);

-- No reference to the agent, which may be one that the host alone knows.
create table chat_message (
  project_id uuid not null,
  thread_id uuid not null,
  sequence bigint not null check (sequence >= 1),
  key text collate "C" check (char_length(key) between 1 and 300),
  role text not null check (char_length(role) between 1 and 100),
  content text not null check (char_length(content) <= 1000000),
  agent_id uuid,
  metadata jsonb not null default '{}',
  created_at timestamptz not null,
  primary key (project_id, thread_id, sequence, created_at),
  constraint chat_message_thread_id_fkey foreign key (project_id, thread_id) references chat_thread on delete cascade
);
create index chat_message_key_idx on chat_message (project_id, thread_id, key) where key is not null;
create index chat_message_created_at_idx on chat_message (project_id, thread_id, created_at);
call journal_counts('chat_message', 'thread_id', 'chat_thread');

-- ---------------------------------------------------------------------------------------------------------------- deployment

-- No reference to the run, here and below: what is out there stays when the run is deleted.
create table deployment (
  project_id uuid not null,
  id uuid not null,
  run_id uuid,
  provider text collate "C" not null check (is_line(provider, 100)),
  environment text check (is_line(environment, 100)),
  provider_project_id text check (is_line(provider_project_id, 300)),
  provider_deployment_id text collate "C" check (is_line(provider_deployment_id, 300)),
  url text check (is_line(url, 2000)),
  status text collate "C" not null default 'pending'
    check (status in ('pending', 'running', 'succeeded', 'failed', 'cancelled', 'superseded', 'rolled_back')),
  failure jsonb,
  observed_at timestamptz,
  started_at timestamptz,
  finished_at timestamptz,
  metadata jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  primary key (project_id, id),
  constraint deployment_failure_check check ((failure is not null) = (status = 'failed')),
  constraint deployment_times_check check (finished_at >= started_at),
  constraint deployment_finished_check check ((finished_at is null) = (status in ('pending', 'running'))),
  constraint deployment_provider_provider_deployment_id_key unique (project_id, provider, provider_deployment_id),
  constraint deployment_project_id_fkey foreign key (project_id) references project on delete cascade
);
create index deployment_status_idx on deployment (project_id, status, created_at, id);
create index deployment_run_id_idx on deployment (project_id, run_id, created_at, id) where run_id is not null;
call guard_lifecycle('deployment');

-- ------------------------------------------------------------------------------------------------------------ infrastructure

create table infra_resource (
  project_id uuid not null,
  id uuid not null,
  run_id uuid,
  provider text collate "C" not null check (is_line(provider, 100)),
  resource_type text collate "C" not null check (is_line(resource_type, 100)),
  external_id text collate "C" not null check (is_line(external_id, 300)),
  region text check (is_line(region, 100)),
  metadata jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  primary key (project_id, id),
  constraint infra_resource_provider_resource_type_external_id_key unique (project_id, provider, resource_type, external_id),
  constraint infra_resource_project_id_fkey foreign key (project_id) references project on delete cascade
);
create index infra_resource_provider_idx on infra_resource (project_id, provider, created_at, id);
create index infra_resource_run_id_idx on infra_resource (project_id, run_id, created_at, id) where run_id is not null;
call journal_deletions('infra_resource');

-- ----------------------------------------------------------------------------------------------------------------- signatures

-- Who may not decide on approvals may sign as an agent or the system only: not as a person, a policy or the database. A role is known by
-- what it is granted, not by its name. Not a function of the owner, since it looks at the role that writes.
create function check_signatures() returns trigger language plpgsql as $$
declare
  wrong text;
begin
  select updated_by into wrong from new_rows where not (starts_with(updated_by, 'agent:') or starts_with(updated_by, 'system:')) limit 1;
  if found then
    raise exception using errcode = 'K0002', message = 'this role may not sign as ' || wrong,
      detail = concat_ws(E'\n', 'audit.updatedBy', 'must be an agent or the system for a role that may not decide', 'use a role with the grants of Role.CONTROL');
  end if;
  return null;
end
$$;

-- To be called for each table of entities.
create procedure guard_signatures(kind text) language plpgsql as $procedure$
declare
  decisions text := format('%I.approval_decision', current_schema());
begin
  execute format('create trigger %1$s_inserts_are_signed after insert on %1$I referencing new table as new_rows
    for each statement when (not has_table_privilege(%2$L, ''insert'')) execute function check_signatures()', kind, decisions);
  execute format('create trigger %1$s_updates_are_signed after update on %1$I referencing new table as new_rows
    for each statement when (not has_table_privilege(%2$L, ''insert'')) execute function check_signatures()', kind, decisions);
end
$procedure$;

do $$
declare
  signed text;
begin
  for signed in
    select c.table_name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = current_schema() and c.column_name = 'updated_by' and t.table_type = 'BASE TABLE'
  loop
    call guard_signatures(signed);
  end loop;
end
$$;
