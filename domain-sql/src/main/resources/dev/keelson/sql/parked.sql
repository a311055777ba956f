-- SPDX-License-Identifier: Apache-2.0
-- What waiting sets. The attempt is not counted. An approval is held first, as by who decides on it: two that lock both never wait for
-- each other; whether it is there already is for a trigger to see.
status = :status, status_reason = :reason, awaits = cast(:awaits as jsonb), attempt = attempt - 1,
available_at = case when (select count(*) from (
  select from keelson.approval where project_id = w.project_id and id = :awaitedApprovalId for share) held) >= 0
  then coalesce(:awaitedTime, w.available_at) end,
{include freed}
