-- SPDX-License-Identifier: Apache-2.0
--
-- How projects and the host are set up, the repos that projects work on, and what lies beside the work.

-- ---------------------------------------------------------------------------------------------------------------- repo

create table repo (
  id uuid primary key,
  provider text collate "C" not null check (is_line(provider, 100)),
  provider_id text collate "C" check (is_line(provider_id, 200)),
  owner text check (is_line(owner, 700)),
  name text not null check (is_line(name, 255)),
  full_name text collate "C" check (is_line(full_name, 700)
    and full_name ~ '^[^/[:space:]]([^/]*[^/[:space:]])?(/[^/[:space:]]([^/]*[^/[:space:]])?)+$'),
  compared_name text collate "C",
  default_branch text check (is_line(default_branch, 300)),
  path text collate "C" check (is_line(path, 800) and path ~ '^([/\\]|[A-Za-z]:[/\\])'),
  display_name text not null check (is_line(display_name, 255)),
  html_url text check (is_line(html_url, 2000) and html_url !~ '^[^/]*://[^/]*:[^/]*@'),
  clone_url text check (is_line(clone_url, 2000) and clone_url !~ '^[^/]*://[^/]*:[^/]*@'),
  setup_script text check (char_length(setup_script) <= 100000),
  cleanup_script text check (char_length(cleanup_script) <= 100000),
  archive_script text check (char_length(archive_script) <= 100000),
  dev_server_script text check (char_length(dev_server_script) <= 100000),
  copy_files text check (char_length(copy_files) <= 100000),
  parallel_setup_script boolean not null default false,
  default_target_branch text check (is_line(default_target_branch, 300)),
  default_working_dir text check (is_line(default_working_dir, 1000)),
  settings jsonb not null default '{}',
  exclusive_project_id uuid,
  observed_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  constraint repo_known_check check (num_nonnulls(path, full_name, provider_id) > 0),
  -- As the provider compares; letters beyond ASCII are lowered by Java alone, since each server has its own idea of them.
  constraint repo_compared_name_check check (case
    when full_name is null then compared_name is null
    when provider !~ '^(github|gitlab|bitbucket|azure_devops)(:|$)' then coalesce(compared_name = full_name, false)
    else compared_name is not null and char_length(compared_name) <= 1400
      and (octet_length(full_name) > char_length(full_name) or compared_name = lower(full_name collate "C")) end),
  constraint repo_full_name_of_owner_check check (owner is null or owner || '/' || name is not distinct from full_name),
  constraint repo_path_key unique (path),
  constraint repo_provider_compared_name_key unique (provider, compared_name),
  constraint repo_provider_provider_id_key unique (provider, provider_id),
  constraint repo_exclusive_project_id_fkey foreign key (exclusive_project_id) references project
);
create index repo_created_at_idx on repo (created_at, id);
create index repo_exclusive_project_id_idx on repo (exclusive_project_id, created_at, id) where exclusive_project_id is not null;
call journal_deletions('repo');

create table project_repo (
  project_id uuid not null,
  id uuid not null,
  repo_id uuid not null,
  status text collate "C" not null default 'pending' check (status in ('pending', 'cloning', 'ready', 'error')),
  status_reason text check (is_line(status_reason, 100)),
  failure jsonb,
  local_path text check (is_line(local_path, 2000) and local_path ~ '^([/\\]|[A-Za-z]:[/\\])'),
  last_synced_at timestamptz,
  setup_script text check (char_length(setup_script) <= 100000),
  cleanup_script text check (char_length(cleanup_script) <= 100000),
  copy_files text check (char_length(copy_files) <= 100000),
  parallel_setup_script boolean,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  primary key (project_id, id),
  constraint project_repo_failure_check check ((failure is not null) = (status = 'error')),
  constraint project_repo_repo_id_key unique (project_id, repo_id),
  constraint project_repo_project_id_fkey foreign key (project_id) references project on delete cascade,
  constraint project_repo_repo_id_fkey foreign key (repo_id) references repo
);
create index project_repo_created_at_idx on project_repo (project_id, created_at, id);

-- What is exclusive to a project is linked by no other. K0002 says that a rule is broken, and the detail which, in lines: the field,
-- the rule, the remedy. The lock keeps the repo as it is until commit.
create function link_may_be_made() returns trigger language plpgsql as $$
declare
  exclusive uuid;
begin
  execute format('select exclusive_project_id from %I.repo where id = $1 for share', tg_table_schema)
    into exclusive using new.repo_id;
  if exclusive <> new.project_id then
    raise exception using errcode = 'K0002', message = format('repo %s is exclusive to project %s', new.repo_id, exclusive),
      detail = concat_ws(E'\n', 'projectRepo.repoId', 'must be a repo that the project may use',
        'it is exclusive to another project');
  end if;
  return new;
end
$$;
create trigger project_repo_made before insert on project_repo for each row execute function link_may_be_made();
create trigger project_repo_moved before update on project_repo
  for each row when (new.repo_id <> old.repo_id) execute function link_may_be_made();

create function exclusivity_may_be_given() returns trigger language plpgsql as $$
declare
  shared boolean;
begin
  execute format('select exists (select from %I.project_repo where repo_id = $1 and project_id <> $2)', tg_table_schema)
    into shared using new.id, new.exclusive_project_id;
  if shared then
    raise exception using errcode = 'K0002', message = format('repo %s is linked by other projects', new.id),
      detail = concat_ws(E'\n', 'repo.exclusiveProjectId', 'must be a project that alone links the repo',
        'take the links of the others away first');
  end if;
  return new;
end
$$;
create trigger repo_made_exclusive before update on repo
  for each row when (new.exclusive_project_id is not null and new.exclusive_project_id is distinct from old.exclusive_project_id)
  execute function exclusivity_may_be_given();

create index project_repo_status_idx on project_repo (project_id, status, created_at, id);
-- Who uses a repo.
create index project_repo_repo_id_idx on project_repo (repo_id);
call guard_lifecycle('project_repo');

-- --------------------------------------------------------------------------------------------- how a project is set up

create table project_secret (
  project_id uuid not null,
  id uuid not null,
  key text collate "C" not null check (key ~ '^[A-Za-z_][A-Za-z0-9_]{0,199}$'),
  source text check (is_line(source, 200)),
  configured boolean not null default false,
  inject_to_env boolean not null default true,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  primary key (project_id, id),
  constraint project_secret_key_key unique (project_id, key),
  constraint project_secret_project_id_fkey foreign key (project_id) references project on delete cascade
);
create index project_secret_created_at_idx on project_secret (project_id, created_at, id);
call journal_deletions('project_secret');

create table project_skill (
  project_id uuid not null,
  id uuid not null,
  name text not null check (is_line(name, 128)),
  -- Letters beyond ASCII are lowered by Java alone: each server has its own idea of them.
  name_norm text collate "C" not null check (char_length(name_norm) between 1 and 256
    and (octet_length(name) > char_length(name) or name_norm = lower(btrim(name) collate "C"))),
  description text not null default '' check (char_length(description) <= 20000),
  content text not null check (char_length(content) <= 1000000),
  metadata jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  primary key (project_id, id),
  constraint project_skill_name_norm_key unique (project_id, name_norm),
  constraint project_skill_project_id_fkey foreign key (project_id) references project on delete cascade
);
create index project_skill_created_at_idx on project_skill (project_id, created_at, id);
call journal_deletions('project_skill');

create table policy (
  project_id uuid not null,
  id uuid not null,
  external_key text collate "C" check (is_line(external_key, 300)),
  key text collate "C" not null check (is_line(key, 100)),
  value jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  primary key (project_id, id),
  constraint policy_external_key_key unique (project_id, external_key),
  constraint policy_key_key unique (project_id, key),
  constraint policy_project_id_fkey foreign key (project_id) references project on delete cascade
);
-- What is spelled otherwise than it is read, or not at all, would require nothing.
alter table policy add constraint policy_require_approval_check check (
  key <> 'require_approval'
  or (coalesce(jsonb_typeof(value -> 'effects'), '') = 'array' and not jsonb_path_exists(
        value, 'strict $.effects[*] ? (@.type() != "string" || !(@ like_regex "^([a-z0-9]+([._-][a-z0-9]+)*|[*])$"))', '{}', true)));
alter table policy add constraint policy_key_spelled_check check (
  key = 'require_approval' or regexp_replace(plain_text(key), '[ ._-]', '', 'g') <> 'requireapproval');
create index policy_created_at_idx on policy (project_id, created_at, id);
call journal_deletions('policy');

-- One row per project that counts the statements that change its policies, so that what relies on a snapshot without the newest fails.
create table policy_head (
  project_id uuid primary key,
  changes bigint not null default 0,
  constraint policy_head_project_id_fkey foreign key (project_id) references project on delete cascade
) with (fillfactor = 50);

create function count_policies() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'project' then
    insert into policy_head (project_id) values (new.id);
  else
    update policy_head set changes = changes + 1
     where project_id in (select project_id from changed) and exists (select from project where id = policy_head.project_id);
  end if;
  return null;
end
$$;
call keep_to_owner('count_policies()');
create trigger project_counts_policies after insert on project for each row execute function count_policies();
create trigger policy_inserts_are_counted after insert on policy referencing new table as changed
  for each statement execute function count_policies();
create trigger policy_updates_are_counted after update on policy referencing new table as changed
  for each statement execute function count_policies();
create trigger policy_deletions_are_counted after delete on policy referencing old table as changed
  for each statement execute function count_policies();

create table integration (
  project_id uuid not null,
  id uuid not null,
  external_key text collate "C" check (is_line(external_key, 300)),
  kind text collate "C" not null check (is_line(kind, 100)),
  name text not null check (is_line(name, 200)),
  settings jsonb not null default '{}',
  secret text check (is_line(secret, 200)),
  status text collate "C" not null default 'active' check (status in ('active', 'inactive')),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  primary key (project_id, id),
  constraint integration_external_key_key unique (project_id, external_key),
  constraint integration_project_id_fkey foreign key (project_id) references project on delete cascade
);
create index integration_created_at_idx on integration (project_id, created_at, id);
create index integration_kind_idx on integration (project_id, kind, created_at, id);
create index integration_status_idx on integration (project_id, status, created_at, id);
call guard_lifecycle('integration');

create table support_agent_config (
  project_id uuid not null,
  id uuid not null,
  agent_type text collate "C" not null check (is_line(agent_type, 100)),
  enabled boolean not null default false,
  configuration jsonb not null default '{}',
  webhook_events text[] not null default '{}'
    check (cardinality(webhook_events) <= 100 and array_position(webhook_events, null) is null and are_lines(webhook_events, 100)),
  last_triggered_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  primary key (project_id, id),
  constraint support_agent_config_agent_type_key unique (project_id, agent_type),
  constraint support_agent_config_project_id_fkey foreign key (project_id) references project on delete cascade
);
create index support_agent_config_created_at_idx on support_agent_config (project_id, created_at, id);
call journal_deletions('support_agent_config');

-- --------------------------------------------------------------------------------------------------------------- setup

create table system_config (
  id uuid primary key,
  onboarding_completed boolean not null default false,
  onboarding_step integer not null default 0 check (onboarding_step >= 0),
  default_environment text not null default 'local' check (is_line(default_environment, 100)),
  local_workspace_root text not null default '~/.jido_code/workspaces'
    check (is_line(local_workspace_root, 1000)),
  sprites_api_configured boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  -- There is one.
  constraint system_config_id_check check (id = '00000000-0000-0000-0000-000000000001')
);
call journal_deletions('system_config');

create table credential (
  id uuid primary key,
  provider text collate "C" not null check (is_line(provider, 100)),
  name text not null check (is_line(name, 200)),
  source text not null check (is_line(source, 200)),
  metadata jsonb not null default '{}',
  verified_at timestamptz,
  status text not null default 'not_set' check (status in ('not_set', 'active', 'invalid', 'expired')),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  constraint credential_active_check check (status <> 'active' or verified_at is not null),
  constraint credential_provider_key unique (provider)
);
create index credential_created_at_idx on credential (created_at, id);
call guard_lifecycle('credential');

create table github_app_installation (
  id uuid primary key,
  installation_id bigint not null check (installation_id >= 1),
  account_login text not null check (is_line(account_login, 200)),
  account_type text not null check (is_line(account_type, 100)),
  -- The only secret in the schema: worth nothing within the hour.
  cached_token text check (is_line(cached_token, 4000)),
  token_expires_at timestamptz,
  permissions jsonb not null default '{}',
  repo_selection text not null default 'all' check (is_line(repo_selection, 100)),
  selected_repos text[] not null default '{}'
    check (cardinality(selected_repos) <= 10000 and array_position(selected_repos, null) is null and are_lines(selected_repos, 700)),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  constraint github_app_installation_token_check check ((cached_token is null) = (token_expires_at is null)),
  constraint github_app_installation_selection_check
    check (selected_repos = '{}' or repo_selection = 'selected'),
  constraint github_app_installation_installation_id_key unique (installation_id)
);
create index github_app_installation_created_at_idx on github_app_installation (created_at, id);
call journal_deletions('github_app_installation');

-- ------------------------------------------------------------------------------------------------------------ userdata

create table tag (
  id uuid primary key,
  name text collate "C" not null check (name ~ '^[^[:space:]]+$' and char_length(name) <= 200),
  content text not null check (char_length(content) between 1 and 100000),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1)
);
create index tag_created_at_idx on tag (created_at, id);
create index tag_name_idx on tag (name, created_at, id);
call journal_deletions('tag');

create table scratch (
  id uuid primary key,
  type text collate "C" not null check (is_line(type, 100)),
  key uuid not null,
  content jsonb not null check (content ->> 'type' = type),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  constraint scratch_shape_check check (coalesce(case type
    when 'draft_task' then jsonb_typeof(content -> 'markdown') = 'string'
    when 'draft_follow_up' then jsonb_typeof(content -> 'prompt') = 'string'
    when 'draft_workspace' then content ? 'config'
    when 'preview_settings' then jsonb_typeof(content -> 'url') = 'string'
      and jsonb_typeof(content -> 'width') = 'number' and jsonb_typeof(content -> 'height') = 'number'
    when 'workspace_notes' then jsonb_typeof(content -> 'markdown') = 'string'
    when 'ui_preferences' then content ? 'state'
    else content ? 'value' end, false)),
  constraint scratch_type_key_key unique (type, key)
);
create index scratch_type_idx on scratch (type, created_at, id);
call journal_deletions('scratch');

create table sync_state (
  id uuid primary key,
  entity_type text collate "C" not null check (is_line(entity_type, 100)),
  local_id uuid not null,
  remote_id uuid,
  status text collate "C" not null default 'pending' check (status in ('pending', 'migrated', 'failed', 'skipped')),
  status_reason text check (is_line(status_reason, 100)),
  failure jsonb,
  attempt bigint not null default 0 check (attempt >= 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  constraint sync_state_remote_check check ((remote_id is not null) = (status = 'migrated')),
  constraint sync_state_failed_check check ((failure is not null) = (status = 'failed')),
  constraint sync_state_entity_type_local_id_key unique (entity_type, local_id)
);
create index sync_state_status_idx on sync_state (entity_type, status, created_at, id);
call guard_lifecycle('sync_state');
