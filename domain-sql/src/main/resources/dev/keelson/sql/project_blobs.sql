-- SPDX-License-Identifier: Apache-2.0
-- What rows of a project refer to outside of the store.
select content ->> 'path', 1 from keelson.artifact where project_id = :projectId and content -> 'path' is not null
union
select storage_key, 1 from keelson.project_file where project_id = :projectId and storage_key is not null
union
select transcript_ref, 1 from keelson.sandbox_job where project_id = :projectId and transcript_ref is not null
