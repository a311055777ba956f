-- SPDX-License-Identifier: Apache-2.0
-- What only the database knows about an item or a run that nobody could lease: whether its lease goes on, whether it waits for another,
-- whether something else has its key, and whether agent and project may have one more. Leases on runs do not count.
select coalesce(w.lease_until > keelson.transaction_time(), false), {blocked}, exists ({include taken}),
       {counts} and (select count(*) from keelson.work_item h
                      where h.locked_by_agent_id = a.id and h.lease_until > keelson.transaction_time()) >= a.max_concurrency,
       {counts} and (select count(*) from keelson.work_item h
                      where h.project_id = p.id and h.status = 'in_progress' and h.lease_until > keelson.transaction_time()) >= p.max_concurrency
  from keelson.{table} w cross join keelson.agent a join keelson.project p on p.id = w.project_id
 where w.project_id = :projectId and w.id = :subjectId and a.id = :agentId
