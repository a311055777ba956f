-- SPDX-License-Identifier: Apache-2.0
-- Logs in files that have outlived their term; only the host can delete the files.
select {row} from keelson.artifact where {due} order by created_at, id limit :max offset :skipped
