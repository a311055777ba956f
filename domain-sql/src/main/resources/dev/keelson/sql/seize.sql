-- SPDX-License-Identifier: Apache-2.0
-- Leases items that nobody can read, as they were found, so that they can be failed. What others are at is left to them.
with found as materialized (
  select w.project_id, w.id
    from unnest(cast(:projectIds as uuid[]), cast(:ids as uuid[]), cast(:versions as bigint[])) f(project_id, id, version)
    join keelson.work_item w on w.project_id = f.project_id and w.id = f.id and w.version = f.version
   for update of w skip locked
)
update keelson.work_item w
   set status = 'in_progress', status_reason = null, attempt = attempt + 1,
       {include leased}
  from found where w.project_id = found.project_id and w.id = found.id
returning w.project_id, w.id, w.lease_token, w.lease_until
