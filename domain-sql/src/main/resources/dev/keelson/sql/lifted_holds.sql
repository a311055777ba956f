-- SPDX-License-Identifier: Apache-2.0
-- The holds in a project that were lifted or replaced.
select subject_id, reason, actor, at, lifted_by, lifted_at from keelson.journal_lifted_hold where project_id = :projectId
 order by lifted_at, subject_id
