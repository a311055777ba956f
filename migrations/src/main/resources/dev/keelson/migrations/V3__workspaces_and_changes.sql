-- SPDX-License-Identifier: Apache-2.0
--
-- Where work is done: workspaces, sessions, processes and what they wrote; and how the work gets into branches.

-- ------------------------------------------------------------------------------------------------------------- sandbox specs

create table sandbox_spec (
  id uuid primary key,
  name text collate "C" not null check (is_line(name, 200)),
  runner text not null check (is_line(runner, 100)),
  config jsonb not null default '{}',
  base_image text not null check (is_line(base_image, 500)),
  env text[] not null default '{}' check (cardinality(env) <= 1000 and array_position(env, null) is null and are_lines(env, 200)),
  bootstrap_steps jsonb not null default '[]' check (jsonb_typeof(bootstrap_steps) = 'array'),
  bootstrap_timeout_ms bigint not null check (bootstrap_timeout_ms >= 1),
  iteration_timeout_ms bigint not null check (iteration_timeout_ms >= 1),
  idle_timeout_ms bigint not null check (idle_timeout_ms >= 1),
  hard_timeout_ms bigint not null check (hard_timeout_ms >= 1),
  resource_limits jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  constraint sandbox_spec_name_key unique (name)
);
create index sandbox_spec_created_at_idx on sandbox_spec (created_at, id);
call journal_deletions('sandbox_spec');

-- ---------------------------------------------------------------------------------------------------------------- workspaces

create table workspace (
  project_id uuid not null,
  id uuid not null,
  work_item_id uuid,
  name text check (is_line(name, 60)),
  branch text collate "C" not null check (is_line(branch, 300)),
  container_ref text collate "C" check (is_line(container_ref, 1000)),
  agent_working_dir text check (is_line(agent_working_dir, 1000) and agent_working_dir !~ '^([/\\]|[A-Za-z]:[/\\])|(^|[/\\])\.\.([/\\]|$)'),
  pinned boolean not null default false,
  setup_completed_at timestamptz,
  status text collate "C" not null default 'preparing' check (status in ('preparing', 'ready', 'archived', 'failed')),
  status_reason text check (is_line(status_reason, 100)),
  failure jsonb,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  primary key (project_id, id),
  constraint workspace_failure_check check ((failure is not null) = (status = 'failed')),
  constraint workspace_project_id_fkey foreign key (project_id) references project on delete cascade,
  constraint workspace_work_item_id_fkey foreign key (project_id, work_item_id) references work_item
);
create index workspace_container_ref_idx on workspace (project_id, container_ref, created_at, id) where container_ref is not null;
create unique index workspace_branch_key on workspace (project_id, branch) where status in ('preparing', 'ready');
create index workspace_work_item_id_idx on workspace (project_id, work_item_id, created_at, id) where work_item_id is not null;
create index workspace_status_idx on workspace (project_id, status, created_at, id);
call guard_lifecycle('workspace');

create table workspace_repo (
  project_id uuid not null,
  id uuid not null,
  workspace_id uuid not null,
  repo_id uuid not null,
  target_branch text not null check (is_line(target_branch, 300)),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  primary key (project_id, id),
  constraint workspace_repo_workspace_id_repo_id_key unique (project_id, workspace_id, repo_id),
  constraint workspace_repo_project_id_fkey foreign key (project_id) references project on delete cascade,
  constraint workspace_repo_workspace_id_fkey foreign key (project_id, workspace_id) references workspace on delete cascade,
  constraint workspace_repo_repo_id_fkey foreign key (repo_id) references repo
);
create index workspace_repo_workspace_id_idx on workspace_repo (project_id, workspace_id, created_at, id);
call journal_deletions('workspace_repo');

-- A part of the work on an item comes out of one of its workspaces.
alter table work_item_body add column parent_workspace_id uuid;
alter table work_item_body add column root_work_item_id uuid;
alter table work_item_body add constraint work_item_body_root_check
  check (root_work_item_id is null or (parent_workspace_id is not null and root_work_item_id <> id));
alter table work_item_body add constraint work_item_parent_workspace_id_fkey
  foreign key (project_id, parent_workspace_id) references workspace;
alter table work_item_body add constraint work_item_root_work_item_id_fkey
  foreign key (project_id, root_work_item_id) references work_item;
create index work_item_parent_workspace_id_idx on work_item_body (project_id, parent_workspace_id, id)
  where parent_workspace_id is not null;
create index work_item_root_work_item_id_idx on work_item_body (project_id, root_work_item_id, id)
  where root_work_item_id is not null;
create or replace view work_item_view as select * from work_item left join work_item_body using (project_id, id);

-- ------------------------------------------------------------------------------------------------------------------ sessions

create table session (
  project_id uuid not null,
  id uuid not null,
  workspace_id uuid,
  external_key text collate "C" check (is_line(external_key, 300)),
  name text check (is_line(name, 200)),
  executor text check (is_line(executor, 100)),
  run_id uuid,
  step_id uuid,
  sandbox_spec_id uuid,
  sandbox_id text collate "C" check (is_line(sandbox_id, 300)),
  last_checkpoint_id uuid,
  runner_state jsonb not null default '{}',
  metadata jsonb not null default '{}',
  execution_count bigint not null default 0 check (execution_count >= 0),
  status text collate "C" not null default 'created'
    check (status in ('created', 'provisioning', 'bootstrapping', 'ready', 'running', 'needs_input', 'completed', 'failed',
                      'cancelled', 'resuming')),
  status_reason text check (is_line(status_reason, 100)),
  failure jsonb,
  started_at timestamptz,
  last_activity_at timestamptz,
  finished_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  primary key (project_id, id),
  constraint session_resumable_check check (status <> 'resuming' or last_checkpoint_id is not null),
  constraint session_failure_check check ((failure is not null) = (status = 'failed')),
  constraint session_times_check check (finished_at >= started_at and last_activity_at >= started_at),
  constraint session_finished_check check ((finished_at is not null) = (status in ('completed', 'failed', 'cancelled'))),
  constraint session_external_key_key unique (project_id, external_key),
  constraint session_project_id_fkey foreign key (project_id) references project on delete cascade,
  constraint session_workspace_id_fkey foreign key (project_id, workspace_id) references workspace on delete cascade,
  constraint session_run_id_fkey foreign key (project_id, run_id) references run on delete cascade,
  constraint session_step_id_fkey foreign key (project_id, step_id) references run_step on delete cascade,
  constraint session_sandbox_spec_id_fkey foreign key (sandbox_spec_id) references sandbox_spec
);
create index session_workspace_id_idx on session (project_id, workspace_id, created_at, id) where workspace_id is not null;
create index session_sandbox_id_idx on session (project_id, sandbox_id, created_at, id) where sandbox_id is not null;
create index session_run_id_idx on session (project_id, run_id, created_at, id) where run_id is not null;
create index session_step_id_idx on session (project_id, step_id) where step_id is not null;
create index session_last_checkpoint_id_idx on session (project_id, last_checkpoint_id) where last_checkpoint_id is not null;
create index session_status_idx on session (project_id, status, created_at, id);
call guard_lifecycle('session');

create table checkpoint (
  project_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  name text check (is_line(name, 200)),
  external_id text not null check (is_line(external_id, 500)),
  sequence bigint not null default 0 check (sequence >= 0),
  snapshot jsonb not null default '{}',
  metadata jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  primary key (project_id, id),
  constraint checkpoint_project_id_fkey foreign key (project_id) references project on delete cascade,
  constraint checkpoint_session_id_fkey foreign key (project_id, session_id) references session on delete cascade
);
create index checkpoint_created_at_idx on checkpoint (project_id, session_id, created_at desc, id desc);
call journal_deletions('checkpoint');

alter table session add constraint session_last_checkpoint_id_fkey
  foreign key (project_id, last_checkpoint_id) references checkpoint;

-- ----------------------------------------------------------------------------------------------------------------- processes

create table execution_process (
  project_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  run_id uuid,
  step_id uuid,
  kind text not null check (is_line(kind, 100)),
  executor_action jsonb not null default '{}',
  status text collate "C" not null default 'running' check (status in ('running', 'completed', 'failed', 'killed')),
  status_reason text check (is_line(status_reason, 100)),
  exit_code bigint,
  dropped boolean not null default false,
  started_at timestamptz not null,
  finished_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  primary key (project_id, id),
  constraint execution_process_times_check check (finished_at >= started_at),
  constraint execution_process_finished_check check ((finished_at is null) = (status = 'running')),
  constraint execution_process_exit_check check (exit_code is null or status <> 'running'),
  constraint execution_process_project_id_fkey foreign key (project_id) references project on delete cascade,
  constraint execution_process_session_id_fkey foreign key (project_id, session_id) references session on delete cascade,
  constraint execution_process_run_id_fkey foreign key (project_id, run_id) references run on delete cascade,
  constraint execution_process_step_id_fkey foreign key (project_id, step_id) references run_step on delete cascade
);
create index execution_process_session_id_idx on execution_process (project_id, session_id, created_at, id);
create index execution_process_run_id_idx on execution_process (project_id, run_id, created_at, id) where run_id is not null;
create index execution_process_step_id_idx on execution_process (project_id, step_id) where step_id is not null;
create index execution_process_status_idx on execution_process (project_id, status, created_at, id);
call guard_lifecycle('execution_process');

-- What is appended is counted by a row for each parent, whose lock makes the numbers dense. The time is part of every unique key so
-- that such a table can be partitioned by it.
create table log_chunk_head (
  project_id uuid not null,
  process_id uuid not null,
  last_sequence bigint not null,
  primary key (project_id, process_id),
  constraint log_chunk_head_process_id_fkey foreign key (project_id, process_id) references execution_process on delete cascade
) with (fillfactor = 50);

create table log_chunk (
  project_id uuid not null,
  process_id uuid not null,
  sequence bigint not null check (sequence >= 1),
  key text collate "C" check (char_length(key) between 1 and 300),
  stream text not null check (char_length(stream) between 1 and 100),
  text text not null check (octet_length(text) <= 65536),
  created_at timestamptz not null,
  primary key (project_id, process_id, sequence, created_at),
  constraint log_chunk_process_id_fkey foreign key (project_id, process_id) references execution_process on delete cascade
);
create index log_chunk_key_idx on log_chunk (project_id, process_id, key) where key is not null;
call journal_counts('log_chunk', 'process_id', 'execution_process');
-- What is old enough to be purged: appended in this order, so a few pages of index do.
create index log_chunk_created_at_idx on log_chunk using brin (created_at);

create table process_repo_state (
  project_id uuid not null,
  id uuid not null,
  process_id uuid not null,
  repo_id uuid not null,
  before_head_commit text check (is_line(before_head_commit, 64)),
  after_head_commit text check (is_line(after_head_commit, 64)),
  merge_commit text check (is_line(merge_commit, 64)),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  primary key (project_id, id),
  constraint process_repo_state_process_id_repo_id_key unique (project_id, process_id, repo_id),
  constraint process_repo_state_project_id_fkey foreign key (project_id) references project on delete cascade,
  constraint process_repo_state_process_id_fkey foreign key (project_id, process_id) references execution_process on delete cascade,
  constraint process_repo_state_repo_id_fkey foreign key (repo_id) references repo
);
create index process_repo_state_process_id_idx on process_repo_state (project_id, process_id, created_at, id);
call journal_deletions('process_repo_state');

create table coding_agent_turn (
  project_id uuid not null,
  id uuid not null,
  process_id uuid not null,
  agent_session_id text collate "C" check (is_line(agent_session_id, 300)),
  agent_message_id text check (is_line(agent_message_id, 300)),
  prompt text check (char_length(prompt) <= 1000000),
  summary text check (char_length(summary) <= 1000000),
  seen boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  primary key (project_id, id),
  constraint coding_agent_turn_process_id_key unique (project_id, process_id),
  constraint coding_agent_turn_project_id_fkey foreign key (project_id) references project on delete cascade,
  constraint coding_agent_turn_process_id_fkey foreign key (project_id, process_id) references execution_process on delete cascade
);
create index coding_agent_turn_agent_session_id_idx on coding_agent_turn (project_id, agent_session_id, created_at, id)
  where agent_session_id is not null;
call journal_deletions('coding_agent_turn');

-- Only a process whose kind is coding_agent has a turn. K0002 says that a rule is broken, and the detail which, in lines: the
-- field, the rule, the remedy. The lock keeps the kind until commit.
create function turn_needs_an_agent() returns trigger language plpgsql as $$
declare
  kind text;
begin
  execute format('select kind from %I.execution_process where project_id = $1 and id = $2 for share', tg_table_schema)
    into kind using new.project_id, new.process_id;
  if kind <> 'coding_agent' then
    raise exception using errcode = 'K0002', message = format('process %s runs no agent', new.process_id),
      detail = concat_ws(E'\n', 'executionProcess.kind', 'must be coding_agent for a process with a turn', 'it is ' || kind);
  end if;
  return new;
end
$$;
create trigger coding_agent_turn_process_kind before insert or update of process_id on coding_agent_turn
  for each row execute function turn_needs_an_agent();

create function agent_keeps_its_turn() returns trigger language plpgsql as $$
declare
  has_turn boolean;
begin
  execute format('select exists (select from %I.coding_agent_turn where project_id = $1 and process_id = $2)', tg_table_schema)
    into has_turn using new.project_id, new.id;
  if has_turn then
    raise exception using errcode = 'K0002', message = format('process %s has a turn', new.id),
      detail = concat_ws(E'\n', 'executionProcess.kind', 'must be coding_agent for a process with a turn',
        'it is ' || new.kind);
  end if;
  return new;
end
$$;
create trigger execution_process_kind before update of kind on execution_process
  for each row when (old.kind = 'coding_agent' and new.kind <> 'coding_agent') execute function agent_keeps_its_turn();

create table session_event_head (
  project_id uuid not null,
  session_id uuid not null,
  last_sequence bigint not null,
  primary key (project_id, session_id),
  constraint session_event_head_session_id_fkey foreign key (project_id, session_id) references session on delete cascade
) with (fillfactor = 50);

create table session_event (
  project_id uuid not null,
  session_id uuid not null,
  sequence bigint not null check (sequence >= 1),
  key text collate "C" check (char_length(key) between 1 and 300),
  event_type text not null check (char_length(event_type) between 1 and 100),
  data jsonb not null default '{}',
  created_at timestamptz not null,
  primary key (project_id, session_id, sequence, created_at),
  constraint session_event_session_id_fkey foreign key (project_id, session_id) references session on delete cascade
);
create index session_event_key_idx on session_event (project_id, session_id, key) where key is not null;
call journal_counts('session_event', 'session_id', 'session');
-- What is old enough to be purged: appended in this order, so a few pages of index do.
create index session_event_created_at_idx on session_event using brin (created_at);

-- -------------------------------------------------------------------------------------------------------------- sandbox jobs

create table sandbox_job (
  project_id uuid not null,
  id uuid not null,
  run_id uuid not null,
  step_id uuid,
  job_type text collate "C" not null check (is_line(job_type, 100)),
  status text not null default 'queued' check (status in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  status_reason text check (is_line(status_reason, 100)),
  failure jsonb,
  exit_code bigint,
  transcript text check (char_length(transcript) <= 200000),
  transcript_ref text check (is_line(transcript_ref, 2000)),
  metadata jsonb not null default '{}',
  started_at timestamptz,
  finished_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  primary key (project_id, id),
  constraint sandbox_job_failure_check check ((failure is not null) = (status = 'failed')),
  constraint sandbox_job_times_check check (finished_at >= started_at),
  constraint sandbox_job_finished_check check ((finished_at is not null) = (status in ('succeeded', 'failed', 'cancelled'))),
  constraint sandbox_job_project_id_fkey foreign key (project_id) references project on delete cascade,
  constraint sandbox_job_run_id_fkey foreign key (project_id, run_id) references run on delete cascade,
  constraint sandbox_job_step_id_fkey foreign key (project_id, step_id) references run_step on delete cascade
);
create index sandbox_job_run_id_idx on sandbox_job (project_id, run_id, created_at, id);
create index sandbox_job_run_id_job_type_idx on sandbox_job (project_id, run_id, job_type, created_at, id);
create index sandbox_job_step_id_idx on sandbox_job (project_id, step_id) where step_id is not null;
call guard_lifecycle('sandbox_job');

-- ------------------------------------------------------------------------------------------------------------------- changes

create table pull_request (
  project_id uuid not null,
  id uuid not null,
  repo_id uuid not null,
  run_id uuid,
  work_item_id uuid,
  workspace_id uuid,
  number bigint not null check (number >= 1),
  url text not null check (is_line(url, 2000)),
  branch_name text not null check (is_line(branch_name, 300)),
  target_branch text check (is_line(target_branch, 300)),
  title text not null check (is_line(title, 1000)),
  body text not null default '' check (char_length(body) <= 300000),
  head_sha text collate "C" check (is_line(head_sha, 64)),
  check_suite_id text collate "C" check (is_line(check_suite_id, 100)),
  part text collate "C" not null default '' check (part = '' or is_line(part, 100)),
  status text collate "C" not null default 'open' check (status in ('open', 'merged', 'closed')),
  opened_at timestamptz not null,
  merged_at timestamptz,
  merge_commit text check (is_line(merge_commit, 64)),
  observed_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  primary key (project_id, id),
  constraint pull_request_times_check check (merged_at >= opened_at),
  constraint pull_request_merged_check check ((merged_at is not null) = (status = 'merged')),
  constraint pull_request_merge_commit_present_check check (merge_commit is null or status = 'merged'),
  constraint pull_request_repo_id_number_key unique (project_id, repo_id, number),
  constraint pull_request_project_id_fkey foreign key (project_id) references project on delete cascade,
  constraint pull_request_repo_id_fkey foreign key (repo_id) references repo,
  constraint pull_request_run_id_fkey foreign key (project_id, run_id) references run on delete cascade,
  constraint pull_request_work_item_id_fkey foreign key (project_id, work_item_id) references work_item,
  constraint pull_request_workspace_id_fkey foreign key (project_id, workspace_id) references workspace on delete cascade
);
create index pull_request_status_idx on pull_request (project_id, status, created_at, id);
create index pull_request_run_id_idx on pull_request (project_id, run_id, created_at, id) where run_id is not null;
-- A run has one open pull request, unless the host says which part of the work each is for.
create unique index pull_request_open_of_run_key on pull_request (project_id, run_id, part) where status = 'open';
create index pull_request_repo_id_head_sha_idx on pull_request (project_id, repo_id, head_sha, created_at, id) where head_sha is not null;
create index pull_request_repo_id_check_suite_id_idx on pull_request (project_id, repo_id, check_suite_id, created_at, id)
  where check_suite_id is not null;
create index pull_request_work_item_id_idx on pull_request (project_id, work_item_id) where work_item_id is not null;
create index pull_request_workspace_id_idx on pull_request (project_id, workspace_id) where workspace_id is not null;
call guard_lifecycle('pull_request');

create table merge (
  project_id uuid not null,
  id uuid not null,
  workspace_id uuid not null,
  repo_id uuid not null,
  target_branch text not null check (is_line(target_branch, 300)),
  method jsonb not null check (num_nonnulls(method -> 'direct', method -> 'pullRequest') = 1),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  primary key (project_id, id),
  constraint merge_direct_check check (
    method -> 'direct' is null or coalesce(jsonb_typeof(method -> 'direct' -> 'commit') = 'string', false)),
  constraint merge_pull_request_check check (method -> 'pullRequest' is null or coalesce(
    jsonb_typeof(method -> 'pullRequest' -> 'number') = 'number' and jsonb_typeof(method -> 'pullRequest' -> 'url') = 'string'
    and method -> 'pullRequest' ->> 'status' in ('open', 'merged', 'closed'), false)),
  constraint merge_project_id_fkey foreign key (project_id) references project on delete cascade,
  constraint merge_workspace_id_fkey foreign key (project_id, workspace_id) references workspace on delete cascade,
  constraint merge_repo_id_fkey foreign key (repo_id) references repo
);
create index merge_workspace_id_idx on merge (project_id, workspace_id, created_at, id);
call journal_deletions('merge');
