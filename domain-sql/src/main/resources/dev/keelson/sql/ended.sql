-- SPDX-License-Identifier: Apache-2.0
-- What ending a lease sets.
status = :status, status_reason = :reason,
finished_at = case when :status in ('completed', 'failed') then keelson.transaction_time() end,
{include freed}
