-- SPDX-License-Identifier: Apache-2.0
-- The same under a lease on a run itself, which is the only one that goes on under it; see hold_lease.sql.
with held as materialized (
  select id from keelson.run
   where project_id = :projectId and id = :subjectId and lease_token = :token and locked_by_agent_id = :holder and status in {activeRun}
     for key share
)
select (select count(*) from unnest(cast(:runIds as uuid[])) its(id) where its.id = held.id) from held
