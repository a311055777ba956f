-- SPDX-License-Identifier: Apache-2.0
-- The same for a value in two tables. The state is the outer statement, so that its references are checked first.
with body as (
  insert into keelson.{table}_body (project_id, id, {bodyColumns}) values (:projectId, :id, {bodyValues})
)
insert into keelson.{table} ({columns}) values ({values})
returning 1
