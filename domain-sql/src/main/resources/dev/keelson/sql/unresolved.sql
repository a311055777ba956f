-- SPDX-License-Identifier: Apache-2.0
-- What the item w still waits for. The offset keeps this a probe of an index for each item that is looked at: flattened into the
-- claim, a planner could read all dependencies, and sort the queue itself.
select from keelson.work_item_dependency d
  join keelson.work_item b on b.project_id = d.project_id and b.id = d.blocker_id
 where d.project_id = w.project_id and d.blocked_id = w.id and b.status <> 'completed'
   and not (d.any_end and b.status in ('failed', 'cancelled'))
--if ending
   and not (b.project_id = :endedProjectId and b.id = :endedWorkItemId and :status = 'completed')
--end
offset 0
