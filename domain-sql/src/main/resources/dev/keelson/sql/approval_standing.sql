-- SPDX-License-Identifier: Apache-2.0
-- Whether the database's clock has passed the end of an approval, and whether the voter has voted on it.
select coalesce(a.expires_at <= keelson.wall_time(), false) as overdue,
       exists (select from keelson.approval_decision d
                where d.project_id = a.project_id and d.approval_id = a.id and d.voter = :voter) as voted
  from keelson.approval a
 where a.project_id = :projectId and a.id = :approvalId
