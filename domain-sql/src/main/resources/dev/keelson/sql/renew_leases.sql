-- SPDX-License-Identifier: Apache-2.0
-- Renews leases of one project; returns those that held, with their new end.
update keelson.{table} w
   set lease_until = keelson.transaction_time() + :millis * interval '1 millisecond',
       version = w.version + 1, updated_at = keelson.transaction_time(), updated_by = :actor
  from unnest(cast(:subjectIds as uuid[]), cast(:tokens as bigint[]), cast(:holders as uuid[])) lease(id, token, holder)
 where w.project_id = :projectId and w.id = lease.id and w.lease_token = lease.token and w.locked_by_agent_id = lease.holder
returning w.id, w.lease_token, w.lease_until
