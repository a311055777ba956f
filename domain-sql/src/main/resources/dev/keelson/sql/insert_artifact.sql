-- SPDX-License-Identifier: Apache-2.0
-- Stores a new version of an artifact with the next revision of its kind and logical key. The row of artifact_head is locked
-- until commit, also by the first version, so revisions have no gaps and need no second try.
with head as (
  insert into keelson.artifact_head as h (project_id, kind, logical_key, last_revision)
  values (:projectId, :kind, :logicalKey, 1)
  on conflict (project_id, kind, logical_key) do update set last_revision = h.last_revision + 1
  returning last_revision
)
insert into keelson.artifact (project_id, id, run_id, step_id, kind, logical_key, revision, name, media_type, content, digest,
                              size_bytes, metadata, status, created_at, updated_at, updated_by, version)
select :projectId, :id, cast(:runId as uuid), cast(:stepId as uuid), :kind, :logicalKey, head.last_revision, :name, :mediaType, cast(:content as jsonb), :digest,
       :sizeBytes, cast(:metadata as jsonb), :status, cast(:createdAt as timestamptz), now(), :actor, 1
  from head
returning {row}
