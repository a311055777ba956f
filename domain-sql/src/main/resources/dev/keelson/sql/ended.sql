-- SPDX-License-Identifier: Apache-2.0
-- What ending a lease sets.
status = :status, status_reason = :reason, locked_by_agent_id = null, locked_by_worker = null, locked_at = null, lease_until = null,
finished_at = case when :status in ('completed', 'failed') then keelson.transaction_time() end,
version = version + 1, updated_at = keelson.transaction_time(), updated_by = :actor
