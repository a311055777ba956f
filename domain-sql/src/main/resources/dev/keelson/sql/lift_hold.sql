-- SPDX-License-Identifier: Apache-2.0
-- Lifts a hold; tells whether there was one.
select keelson.journal_lift_hold(:projectId, :subject, :actor)
