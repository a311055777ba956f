-- SPDX-License-Identifier: Apache-2.0
-- What only the database knows about an item or a run that nobody could lease: whether its lease goes on, whether it waits for another, and
-- whether the agent may have one more.
select coalesce(w.lease_until > keelson.transaction_time(), false) as running, {blocked} as blocked,
       not a.enabled or (select count(*) from keelson.work_item h where h.locked_by_agent_id = a.id and h.lease_until > keelson.transaction_time()) >= a.max_concurrency
         as full_up
  from keelson.{table} w cross join keelson.agent a
 where w.project_id = :projectId and w.id = :subjectId and a.id = :agentId
