-- SPDX-License-Identifier: Apache-2.0
-- What a claim knows of an item w that it may take. The rest is read where it is.
select w.ctid as row, w.project_id, w.priority, w.created_at, w.id
  from keelson.work_item w
