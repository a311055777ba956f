-- SPDX-License-Identifier: Apache-2.0
-- The same under a lease on a run itself; see fence.sql.
select project_id, id as run_id
  from keelson.run
 where project_id = :projectId and id = :subjectId and lease_token = :token and locked_by_agent_id = :holder
   and id = {run} and status in {activeRun}
   for key share
