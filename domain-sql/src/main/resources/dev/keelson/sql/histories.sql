-- SPDX-License-Identifier: Apache-2.0
-- Reads the moves of many subjects of one project: by time, and by version within a subject, also where a transaction that began
-- first moved a subject last.
select {row} from keelson.journal
 where project_id = :projectId and subject_id = any (:subjects)
 order by max(at) over (partition by subject_id order by version), subject_id, version
