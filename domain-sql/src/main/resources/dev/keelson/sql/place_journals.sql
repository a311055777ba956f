-- SPDX-License-Identifier: Apache-2.0
-- Gives the entries of some projects their places, without waiting for others that do so; nor for one that writes the first head of a
-- project, where there is no row to skip yet: those take turns by a lock of their own.
with free as materialized (
  select p.id from unnest(cast(:projects as uuid[])) p(id)
   where case when exists (select from keelson.journal_head h where h.project_id = p.id) then true
              else pg_try_advisory_xact_lock(hashtextextended('keelson.journal_head ' || cast(p.id as text), 0)) end
)
select count(h.place) from free cross join lateral keelson.journal_place(free.id, false) h
