-- SPDX-License-Identifier: Apache-2.0
-- Takes back an approval that was not used. No row: it was, is decided otherwise, or is unknown.
update keelson.approval
   set status = case status when 'pending' then 'cancelled' else 'revoked' end, status_reason = :reason,
       {include signed}
 where project_id = :projectId and id = :approvalId and status in ('pending', 'approved')
returning {row}
