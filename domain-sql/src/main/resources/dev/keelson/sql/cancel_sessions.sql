-- SPDX-License-Identifier: Apache-2.0
-- Cancels active sessions of the project; the caller says which.
update keelson.session
     set status = 'cancelled', last_activity_at = greatest(started_at, keelson.transaction_time()), {include cut_short}
   where project_id = :projectId and status in {openSession} and {include raisable}
