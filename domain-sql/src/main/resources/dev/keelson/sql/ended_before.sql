-- SPDX-License-Identifier: Apache-2.0
-- How what many leases of one project were on was left, where nobody has leased it since.
select w.id, w.lease_token, w.status, w.status_reason
  from unnest(cast(:subjectIds as uuid[]), cast(:tokens as bigint[])) lease(id, token)
  join keelson.{table} w on w.project_id = :projectId and w.id = lease.id
 where w.lease_token = lease.token and w.locked_by_agent_id is null
