-- SPDX-License-Identifier: Apache-2.0
-- Writes down a verdict and moves the approval if that settles it. The update comes first: it makes voters wait for each other,
-- so that exactly one of them reaches the quorum. No row: settled, expired, unknown, or requested by the voter meanwhile; a second vote
-- breaks the primary key.
with approval as (
  update keelson.approval
     set granted = granted + case :verdict when 'approve' then 1 else 0 end,
         status = case when :verdict = 'reject' then 'rejected' when granted + 1 >= quorum then 'approved' else status end,
         decided_at = case when :verdict = 'reject' or granted + 1 >= quorum then keelson.wall_time() end,
         decided_by = case when :verdict = 'reject' or granted + 1 >= quorum then :actor end,
         version = version + 1, updated_at = keelson.wall_time(), updated_by = :actor
   where project_id = :projectId and id = :approvalId and status = 'pending' and (expires_at is null or expires_at > keelson.wall_time())
     and not exists (select from keelson.approval_decision d
                      where d.project_id = :projectId and d.approval_id = :approvalId and d.voter = :voter)
     and (self_approval or :voter <> all (select keelson.plain_name(r) from unnest(also_requested_by || requested_by) r))
  returning *
), decision as (
  insert into keelson.approval_decision (project_id, approval_id, voter, decided_by, role, verdict, rationale, decided_at)
  select project_id, id, :voter, :actor, :role, :verdict, :rationale, coalesce(decided_at, updated_at) from approval
)
select {row} from approval
