-- SPDX-License-Identifier: Apache-2.0
-- The holds in a project.
select subject_id, reason, actor, at from keelson.journal_hold where project_id = :projectId order by subject_id <> project_id, subject_id
