-- SPDX-License-Identifier: Apache-2.0
-- What the end of a lease sets on an item or a run.
locked_by_agent_id = null, locked_by_worker = null, locked_at = null, lease_until = null,
{include signed}
