-- SPDX-License-Identifier: Apache-2.0
-- Gives the entries of some projects their places, without waiting for others that do so.
select count(h.place) from unnest(cast(:projects as uuid[])) p(id) cross join lateral keelson.journal_place(p.id, false) h
