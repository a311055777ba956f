-- SPDX-License-Identifier: Apache-2.0
-- Gives the journal entries of one project that have committed since the last time their places in the order that readers see.
-- Whoever holds the head's row does it for all; a reader that finds it locked reads what is numbered. Returns whether there is a
-- head: without one nothing is numbered.
with head as materialized (
  select last_seq from keelson.journal_head where project_id = :projectId for no key update skip locked
), todo as materialized (
  select e.subject_id, e.version, e.at,
         head.last_seq + row_number() over (order by e.not_before, e.subject_id, e.version) as seq
    from head, lateral (
      -- an entry whose transaction began earlier may have waited for an earlier version of its subject
      select subject_id, version, at, max(at) over (partition by subject_id order by version) as not_before
        from (select subject_id, version, at from keelson.journal
               where project_id = :projectId and seq is null
               order by at limit 1000) oldest) e
), numbered as (
  update keelson.journal j set seq = todo.seq
    from todo
   where j.project_id = :projectId and j.subject_id = todo.subject_id and j.version = todo.version and j.at = todo.at
     and j.seq is null
  returning j.seq
), counted as (
  update keelson.journal_head set last_seq = (select max(seq) from numbered)
   where project_id = :projectId and exists (select from numbered)
)
select exists (select from keelson.journal_head where project_id = :projectId) as has_head
