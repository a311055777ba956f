-- SPDX-License-Identifier: Apache-2.0
-- Purges a project with all that it owns, and counts it by type. What others refer to goes in the same statement as they do, so
-- that no order matters; what is not counted by itself, such as decisions, goes with what it belongs to. The bodies of items refer to
-- others, so they go in this statement too: it would be too late when their items take them along.
with signed as materialized (
  select set_config('journal.actor', :actor, true) as actor
), freed as (
  update keelson.repo set exclusive_project_id = null, {include signed}
   where exclusive_project_id = :projectId
), bodies as (
  delete from keelson.work_item_body where project_id = :projectId
), {deletions}
{counts}
