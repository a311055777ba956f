-- SPDX-License-Identifier: Apache-2.0
-- Deletes a run that has ended and that no other run retries, with all that belongs to it. No row: it is open, retried or unknown.
delete from keelson.run r
 where r.project_id = :projectId and r.id = :id and r.status not in {openRun}
   and not exists (select from keelson.run retry where retry.project_id = :projectId and retry.retry_of = :id)
returning {row}
