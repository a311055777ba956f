-- Moves approvals that have run out to expired; returns them.
update keelson.approval
   set status = 'expired', version = version + 1, updated_at = now(), updated_by = :actor
 where project_id = :projectId
   and id = any (array( -- once: a plan may run the query of an "in" again and again, each time behind what it locked
         select id from keelson.approval
          where project_id = :projectId and status in ('pending', 'approved') and expires_at <= now()
          order by expires_at limit :max for no key update skip locked))
returning id
