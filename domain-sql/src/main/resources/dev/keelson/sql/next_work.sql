-- SPDX-License-Identifier: Apache-2.0
-- What a claim would take next, without taking it, so that a reader finds what nobody can read. The conditions are those of the claim.
select {row}
  from (select w.* from keelson.work_item w
         where w.project_id in (select p.id from keelson.project p where p.{include open_to_work})
           and (w.status = 'pending' or (w.locked_by_agent_id is not null and w.lease_until <= keelson.transaction_time()))
           {scope} {available} {raisable} and {include claimable}
         order by -w.priority, w.created_at, w.id limit {limit}) next
  left join keelson.work_item_body using (project_id, id)
