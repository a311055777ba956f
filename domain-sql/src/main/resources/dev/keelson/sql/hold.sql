-- SPDX-License-Identifier: Apache-2.0
-- Places a hold.
select cast(keelson.journal_place_hold(:projectId, :subject, :reason, :actor) as text)
