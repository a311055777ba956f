-- SPDX-License-Identifier: Apache-2.0
-- Gives entries their places; see JournalStore.place. Who writes the first head of a project takes turns by a lock of its own, which
-- those that do not wait can try; see place_journals.sql.
with turn as materialized (
  select case when exists (select from keelson.journal_head where project_id = :projectId) then true
              else pg_advisory_xact_lock(hashtextextended('keelson.journal_head ' || cast(:projectId as text), 0)) is not null end as waits
)
select h.place, encode(h.hash, 'hex'), h.unplaced from turn cross join lateral keelson.journal_place(:projectId, turn.waits) h
