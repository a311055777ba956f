-- SPDX-License-Identifier: Apache-2.0
-- The same for a value in two tables. The state is the outer one, so that its references are checked first; a body that stays
-- the same is not written again.
with state as (
  update keelson.{table} set {changes} where {key} and version = :storedVersion{guarded}
  returning project_id, id, created_at
), body as (
  update keelson.{table}_body b set {bodyChanges}
    from state
   where b.project_id = state.project_id and b.id = state.id and ({bodyColumns}) is distinct from ({bodyValues})
)
select created_at from state
