-- SPDX-License-Identifier: Apache-2.0
-- Records how an intended side effect ended, under a lease. No row: the lease is stale, the run has ended, or it is not intended or unknown.
with fence as materialized (
  {fence}
)
update keelson.side_effect
   set status = :status, failure = cast(:failure as jsonb), external_id = :externalId, response = cast(:response as jsonb),
       finished_at = keelson.transaction_time(), {include signed}
 where project_id = :projectId and id = :id and run_id = (select run_id from fence) and status = 'intended'
returning {row}
