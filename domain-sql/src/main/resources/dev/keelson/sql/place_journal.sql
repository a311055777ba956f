-- SPDX-License-Identifier: Apache-2.0
-- Gives entries their places; see JournalStore.place.
select place, encode(hash, 'hex'), unplaced from keelson.journal_place(:projectId, true)
