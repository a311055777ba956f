-- Renews leases of one project; returns the items whose lease held, and its new end.
update keelson.work_item w
   set lease_until = now() + :millis * interval '1 millisecond',
       version = w.version + 1, updated_at = now(), updated_by = :actor
  from unnest(:items, :tokens) lease(id, token)
 where w.project_id = :project and w.id = lease.id and w.lease_token = lease.token and w.locked_by_agent_id is not null
returning w.id, w.lease_until
