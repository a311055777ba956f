-- SPDX-License-Identifier: Apache-2.0
-- Writes down what a pull request was seen to be; see PullRequestRepository.observe. No row: a newer observation is stored.
insert into keelson.pull_request as p (project_id, id, repo_id, run_id, work_item_id, workspace_id, number, url, branch_name,
                                       target_branch, title, body, status, opened_at, merged_at, merge_commit, observed_at,
                                       created_at, updated_at, updated_by, version)
values (:projectId, :id, :repoId, cast(:runId as uuid), cast(:workItemId as uuid), cast(:workspaceId as uuid), :number, :url,
        :branchName, :targetBranch, :title, :body, :status, cast(:openedAt as timestamptz), cast(:mergedAt as timestamptz),
        :mergeCommit, cast(:observedAt as timestamptz), cast(:createdAt as timestamptz), now(), :actor, 1)
on conflict (project_id, repo_id, number) do update
  set run_id = coalesce(p.run_id, excluded.run_id), work_item_id = coalesce(p.work_item_id, excluded.work_item_id),
      workspace_id = coalesce(p.workspace_id, excluded.workspace_id), url = excluded.url, branch_name = excluded.branch_name,
      target_branch = excluded.target_branch, title = excluded.title, body = excluded.body, status = excluded.status,
      opened_at = excluded.opened_at, merged_at = excluded.merged_at, merge_commit = excluded.merge_commit,
      observed_at = excluded.observed_at, version = p.version + 1, updated_at = excluded.updated_at,
      updated_by = excluded.updated_by
  where p.observed_at is null or p.observed_at < excluded.observed_at
returning {row}
