-- Gives the journal entries of one project that have committed since the last time their places in the order that readers see.
-- Whoever holds the head's row does it for all; a reader that finds it locked reads what is stamped.
with head as materialized (
  select last_seq from keelson.journal_head where project_id = :project for no key update skip locked
), todo as materialized (
  select e.subject_id, e.version, e.at,
         head.last_seq + row_number() over (order by e.at, e.subject_id, e.version) as seq
    from head, lateral (
      select subject_id, version, at from keelson.journal
       where project_id = :project and seq is null
       order by at limit 1000) e
), stamped as (
  update keelson.journal j set seq = todo.seq
    from todo
   where j.project_id = :project and j.subject_id = todo.subject_id and j.version = todo.version and j.at = todo.at
     and j.seq is null
  returning j.seq
)
update keelson.journal_head set last_seq = (select max(seq) from stamped)
 where project_id = :project and exists (select from stamped)
