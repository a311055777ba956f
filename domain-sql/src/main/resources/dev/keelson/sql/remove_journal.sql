-- SPDX-License-Identifier: Apache-2.0
-- Removes what has outlived its term from the journals; see RetentionSweep.
select keelson.journal_remove(:millis, :max, :rule, :actor)
