-- SPDX-License-Identifier: Apache-2.0
-- Gives entries their places; see JournalStore.place.
select h.place, encode(h.hash, 'hex'), h.unplaced from keelson.journal_place(:projectId, true) h
