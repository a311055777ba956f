-- SPDX-License-Identifier: Apache-2.0
-- Sums the model calls of a run, in the order of UsageTotals.
select count(*), count(*) filter (where not succeeded),
       cast(coalesce(sum(input_tokens), 0) as bigint), cast(coalesce(sum(output_tokens), 0) as bigint),
       cast(coalesce(sum(cache_read_tokens), 0) as bigint), cast(coalesce(sum(cache_write_tokens), 0) as bigint),
       cast(coalesce(sum(reasoning_tokens), 0) as bigint), cast(coalesce(sum(duration_ms), 0) as bigint),
       coalesce(sum(cost_usd), 0), count(*) filter (where cost_usd is null)
  from keelson.agent_execution
 where project_id = :projectId and run_id = :runId
