-- SPDX-License-Identifier: Apache-2.0
-- Moves approvals that have run out to expired; returns them. They are collected in an array, since the planner may run a
-- sub-select of its own once per row, and then each time takes others.
update keelson.approval
   set status = 'expired', {include signed}
 where project_id = :projectId
   and id = any (array(select id from keelson.approval
                        where project_id = :projectId and status in ('pending', 'approved') and {include raisable} and expires_at <= keelson.wall_time()
                        order by expires_at limit :max for no key update skip locked))
returning id
