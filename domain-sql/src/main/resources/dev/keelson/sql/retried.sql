-- SPDX-License-Identifier: Apache-2.0
-- What ending an attempt sets: the item waits for its next one, or has failed if that was the last.
status = case when w.attempt < w.max_attempts then 'pending' else 'failed' end,
status_reason = case when w.attempt < w.max_attempts then :reason else 'attempts_exhausted' end,
available_at = case
  when w.attempt >= w.max_attempts then w.available_at
  else keelson.transaction_time() + interval '1 millisecond' * coalesce(cast(:after as bigint), (
    select least(b.retry_max_delay_ms, b.retry_delay_ms * power(2.0, least(w.attempt - 1, 60))) * (0.5 + random() / 2)
      from keelson.work_item_body b where b.project_id = w.project_id and b.id = w.id)) end,
finished_at = case when w.attempt >= w.max_attempts then keelson.transaction_time() end,
{include freed}
