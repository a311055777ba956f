-- SPDX-License-Identifier: Apache-2.0
-- Uses an approval for exactly what it was granted for. No row: it must not be used, or is unknown.
update keelson.approval
   set status = 'consumed', consumed_at = greatest(decided_at, keelson.wall_time()), version = version + 1, updated_at = keelson.wall_time(), updated_by = :actor
 where project_id = :projectId and id = :approvalId and status = 'approved'
   and scope = :scope and target is not distinct from :target and parameters_digest = :parametersDigest
   and (expires_at is null or expires_at > keelson.wall_time())
returning {row}
