-- SPDX-License-Identifier: Apache-2.0
-- What retention has removed from a project's journal.
select first_seq, last_seq, count, encode(digest_before, 'hex'), encode(digest_after, 'hex'), rule, actor, at
  from keelson.journal_removal where project_id = :projectId order by first_seq
