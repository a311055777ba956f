-- SPDX-License-Identifier: Apache-2.0
-- Logs in files that have outlived their term, behind the last one that was read; only the host can delete the files.
select created_at, id, project_id, {row} from keelson.artifact where {due} {behind} order by created_at, id, project_id limit :max
