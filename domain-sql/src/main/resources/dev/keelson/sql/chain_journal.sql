-- SPDX-License-Identifier: Apache-2.0
-- Reads entries of a project with their links in the chain. A digest of another length is none.
select seq,
       encode(coalesce(
         (select p.digest from keelson.journal p where p.project_id = j.project_id and p.seq = j.seq - 1 and length(p.digest) = 32 limit 1),
         (select r.digest_after from keelson.journal_removal r where r.project_id = j.project_id and r.last_seq = j.seq - 1),
         case when seq = 1 then sha256(uuid_send(project_id)) end), 'hex') as digest_before,
       case when length(digest) = 32 then encode(digest, 'hex') else repeat('0', 64) end as digest_here, {row}
  from keelson.journal j
 where project_id = :projectId and {which}
