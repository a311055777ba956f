-- SPDX-License-Identifier: Apache-2.0
-- What the end of a whole sets on a part of it that is still active, besides its state.
status_reason = :reason, finished_at = greatest(started_at, keelson.transaction_time()), {include signed}
