-- SPDX-License-Identifier: Apache-2.0
-- The end of a project's chain, and how much is not in it yet.
select coalesce(h.last_seq, 0), encode(coalesce(h.digest, sha256(uuid_send(p.id))), 'hex'),
       (select count(*) from keelson.journal j where j.project_id = p.id and j.seq is null)
  from (select cast(:projectId as uuid) as id) p left join keelson.journal_head h on h.project_id = p.id
