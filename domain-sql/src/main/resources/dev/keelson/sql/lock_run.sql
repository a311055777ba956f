-- SPDX-License-Identifier: Apache-2.0
-- Waits for what goes on in a run, and keeps anything from beginning in it until the transaction ends. The item comes first, as in fences.
with item as materialized (
  select w.id from keelson.work_item w
   where w.project_id = :projectId and w.id = (select work_item_id from keelson.run where project_id = :projectId and id = :runId)
     for update
)
select 1 from keelson.run where project_id = :projectId and id = :runId and (select count(*) from item) >= 0 for update
