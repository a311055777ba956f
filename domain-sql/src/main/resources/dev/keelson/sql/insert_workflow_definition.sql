-- SPDX-License-Identifier: Apache-2.0
-- Stores a definition as the next revision of its name. The row of workflow_definition_head is locked until commit, also by the first
-- revision, so revisions have no gaps and need no second try.
with head as (
  insert into keelson.workflow_definition_head as h (name, last_revision)
  values (:name, 1)
  on conflict (name) do update set last_revision = h.last_revision + 1
  returning last_revision
)
insert into keelson.workflow_definition (id, name, revision, display_name, description, category, definition, input_schema,
                                         default_inputs, triggers, approval_required, created_at, updated_at, updated_by, version)
select :id, :name, head.last_revision, :displayName, :description, :category, cast(:definition as jsonb), cast(:inputSchema as jsonb),
       cast(:defaultInputs as jsonb), cast(:triggers as text[]), :approvalRequired, cast(:createdAt as timestamptz), now(), :actor, 1
  from head
returning {row}
