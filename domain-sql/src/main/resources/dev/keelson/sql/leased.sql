-- SPDX-License-Identifier: Apache-2.0
-- What a lease sets on an item or a run.
locked_by_agent_id = :agentId, locked_by_worker = :worker, locked_at = keelson.transaction_time(),
lease_until = keelson.transaction_time() + :millis * interval '1 millisecond', lease_token = lease_token + 1,
{include signed}
