-- SPDX-License-Identifier: Apache-2.0
-- Gives up the lease on a run, which keeps its status. No row: the lease is stale or the run unknown.
update keelson.run
   set {include freed}
 where project_id = :projectId and id = :subjectId and lease_token = :token and locked_by_agent_id = :holder
returning 1
