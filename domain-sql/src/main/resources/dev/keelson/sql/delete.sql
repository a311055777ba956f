-- SPDX-License-Identifier: Apache-2.0
-- Deletes a value with all that is owned by it, in the journal by the acting actor.
with signed as materialized (
  select set_config('journal.actor', :actor, true) as actor from keelson.{table} where {key}
)
delete from keelson.{table} where {key} and (select actor from signed) is not null returning 1
