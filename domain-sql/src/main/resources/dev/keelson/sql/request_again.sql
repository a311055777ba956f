-- SPDX-License-Identifier: Apache-2.0
-- Makes way for a request: an open one that has run out expires; of one that has not, who asks for it as well is written down. No row:
-- it is no longer open, has as many who ask for it as it may have, or who asks has decided on it, maybe while this waited for its row.
update keelson.approval
   set status = case when expires_at <= keelson.wall_time() then 'expired' else status end,
       also_requested_by = case when expires_at <= keelson.wall_time() then also_requested_by else also_requested_by || cast(:actor as text) end,
       {include signed}
 where project_id = :projectId and id = :approvalId and status in ('pending', 'approved')
   and (expires_at <= keelson.wall_time()
        or cardinality(also_requested_by) < :most and (self_approval or not keelson.has_voted(project_id, id, cast(:actor as text))))
returning {row}
