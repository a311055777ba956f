-- SPDX-License-Identifier: Apache-2.0
-- Makes the head of a project's journal, unless somebody else was first.
insert into keelson.journal_head (project_id) values (:projectId) on conflict do nothing returning project_id
