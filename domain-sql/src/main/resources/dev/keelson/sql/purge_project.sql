-- SPDX-License-Identifier: Apache-2.0
-- Purges a project with all that it owns, and counts it by type. What others refer to goes in the same statement as they do, so
-- that no order matters; what is not counted by itself, such as bodies and decisions, goes with what it belongs to.
with freed as (
  update keelson.repo set exclusive_project_id = null, version = version + 1, updated_at = now(), updated_by = :actor
   where exclusive_project_id = :projectId
), {deletions}
{counts}
