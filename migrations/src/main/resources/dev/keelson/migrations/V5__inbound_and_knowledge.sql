-- SPDX-License-Identifier: Apache-2.0
--
-- What comes in from code hosts and what was made of it, and what agents look things up in.

-- --------------------------------------------------------------------------------------------------------- webhook delivery

create table webhook_delivery (
  id uuid primary key,
  provider text collate "C" not null check (is_line(provider, 100)),
  delivery_id text collate "C" not null check (is_line(delivery_id, 200)),
  event_type text not null check (is_line(event_type, 100)),
  action text check (is_line(action, 100)),
  payload jsonb not null default '{}',
  repo_id uuid,
  status text collate "C" not null default 'pending' check (status in ('pending', 'processed', 'failed', 'skipped')),
  failure jsonb,
  attempt integer not null default 0 check (attempt >= 0),
  processed_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  constraint webhook_delivery_failure_check check (status <> 'failed' or failure is not null),
  constraint webhook_delivery_processed_check check ((processed_at is not null) = (status in ('processed', 'skipped'))),
  constraint webhook_delivery_provider_delivery_id_key unique (provider, delivery_id),
  constraint webhook_delivery_repo_id_fkey foreign key (repo_id) references repo
);
create index webhook_delivery_status_idx on webhook_delivery (status, created_at, id);
create index webhook_delivery_repo_id_idx on webhook_delivery (repo_id, created_at, id) where repo_id is not null;
-- What is old enough to be purged.
create index webhook_delivery_created_at_idx on webhook_delivery (created_at, id);
call guard_lifecycle('webhook_delivery');

-- ------------------------------------------------------------------------------------------------------------ issue analysis

-- No reference to the delivery that asked for it: deliveries are purged before.
create table issue_analysis (
  project_id uuid not null,
  id uuid not null,
  repo_id uuid not null,
  issue_number integer not null check (issue_number >= 1),
  issue_url text check (is_line(issue_url, 2000)),
  title text not null check (is_line(title, 500)),
  body text check (char_length(body) <= 100000),
  priority text check (is_line(priority, 100)),
  complexity text check (is_line(complexity, 100)),
  summary text check (char_length(summary) <= 20000),
  original_labels text[] not null default '{}'
    check (cardinality(original_labels) <= 100 and array_position(original_labels, null) is null and are_lines(original_labels, 100)),
  suggested_labels text[] not null default '{}'
    check (cardinality(suggested_labels) <= 100 and array_position(suggested_labels, null) is null and are_lines(suggested_labels, 100)),
  applied_labels text[] not null default '{}'
    check (cardinality(applied_labels) <= 100 and array_position(applied_labels, null) is null and are_lines(applied_labels, 100)),
  response jsonb not null default '{}',
  labels_applied boolean not null default false,
  comment_posted boolean not null default false,
  webhook_delivery_id uuid,
  status text collate "C" not null default 'pending' check (status in ('pending', 'analyzing', 'analyzed', 'failed')),
  failure jsonb,
  analyzed_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  primary key (project_id, id),
  constraint issue_analysis_failure_check check (status <> 'failed' or failure is not null),
  constraint issue_analysis_analyzed_check check ((analyzed_at is not null) = (status = 'analyzed')),
  constraint issue_analysis_repo_id_issue_number_key unique (project_id, repo_id, issue_number),
  constraint issue_analysis_project_id_fkey foreign key (project_id) references project on delete cascade,
  constraint issue_analysis_repo_id_fkey foreign key (repo_id) references repo
);
create index issue_analysis_status_idx on issue_analysis (project_id, status, created_at, id);
create index issue_analysis_repo_id_idx on issue_analysis (repo_id);
call guard_lifecycle('issue_analysis');

-- ---------------------------------------------------------------------------------------------------------------- knowledge

create table project_file (
  project_id uuid not null,
  id uuid not null,
  name text not null check (is_line(name, 500)),
  media_type text check (is_line(media_type, 200)),
  digest text collate "C" not null check (digest ~ '^[0-9a-f]{64}$'),
  size_bytes bigint not null check (size_bytes >= 0),
  storage_key text check (is_line(storage_key, 1000)),
  extraction_version integer not null default 0 check (extraction_version >= 0),
  ingested_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  primary key (project_id, id),
  constraint project_file_ingested_check check ((ingested_at is not null) = (extraction_version > 0)),
  constraint project_file_digest_key unique (project_id, digest),
  constraint project_file_project_id_fkey foreign key (project_id) references project on delete cascade
);
create index project_file_created_at_idx on project_file (project_id, created_at, id);
call journal_deletions('project_file');

-- The unique key also says that a file has the chunks of one extraction only.
create table file_chunk (
  project_id uuid not null,
  id uuid not null,
  file_id uuid not null,
  extraction_version integer not null check (extraction_version >= 1),
  chunk_index integer not null check (chunk_index >= 0),
  content text not null check (char_length(content) <= 100000),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  page_start integer check (page_start >= 0),
  page_end integer,
  token_count integer check (token_count >= 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  primary key (project_id, id),
  constraint file_chunk_pages_check check ((page_start is null) = (page_end is null) and page_start <= page_end),
  constraint file_chunk_file_id_chunk_index_key unique (project_id, file_id, chunk_index),
  constraint file_chunk_project_id_fkey foreign key (project_id) references project on delete cascade,
  constraint file_chunk_file_id_fkey foreign key (project_id, file_id) references project_file on delete cascade
);
call journal_counts('file_chunk', 'file_id', 'project_file');

-- No reference to the chunk: a newer extraction takes its place, and what was cited stays cited.
create table citation (
  project_id uuid not null,
  id uuid not null,
  artifact_id uuid,
  source_type text not null check (is_line(source_type, 100)),
  source_ref text not null check (is_line(source_ref, 2000)),
  chunk_id uuid,
  payload jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  primary key (project_id, id),
  constraint citation_project_id_fkey foreign key (project_id) references project on delete cascade,
  constraint citation_artifact_id_fkey foreign key (project_id, artifact_id) references artifact on delete cascade
);
create index citation_created_at_idx on citation (project_id, created_at, id);
create index citation_artifact_id_idx on citation (project_id, artifact_id, created_at, id) where artifact_id is not null;
call journal_deletions('citation');
