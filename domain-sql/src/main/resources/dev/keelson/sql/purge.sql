-- SPDX-License-Identifier: Apache-2.0
-- Removes what has outlived its term; see RetentionSweep. The rows are found by their ctid, collected in an array: a plan that no
-- statistics can spoil. Where the table is partitioned a ctid is not unique; the term, checked once more, removes nothing else.
with signed as materialized (
  select set_config('journal.actor', :actor, true) as actor
), gone as (
  {change}
   where ctid = any (array(select ctid from keelson.{table} where {due} limit :max for no key update skip locked)) and {due} {signed}
  returning 1
)
select count(*) from gone
