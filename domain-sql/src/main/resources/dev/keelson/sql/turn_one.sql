-- SPDX-License-Identifier: Apache-2.0
-- The project of a claim, unless it is closed to work.
turn as materialized (
  select id as project_id, max_concurrency, 1 as place from keelson.project where id = :projectId and {include open_to_work}
)
