-- SPDX-License-Identifier: Apache-2.0
--
-- What updates keep, whoever makes them: the types in Java declare it. K0002 says that a rule is broken, and the detail which, in
-- lines: the field, the rule, the remedy.

-- The name of a record component: workItemId for work_item_id.
create function component_of(column_name text) returns text language sql immutable
  return lower(left(column_name, 1)) || substr(replace(initcap(replace(column_name, '_', ' ')), ' ', ''), 2);

-- Refuses an update of the columns in its arguments.
create function keep_fixed() returns trigger language plpgsql as $$
declare
  before jsonb := to_jsonb(old);
  after jsonb := to_jsonb(new);
  field text;
begin
  foreach field in array tg_argv loop
    if before -> field is distinct from after -> field then
      execute format('select %1$I.component_of($1) || ''.'' || %1$I.component_of($2)', tg_table_schema)
        into field using regexp_replace(tg_table_name, '_body$', ''), field;
      raise exception using errcode = 'K0002', message = format('%s of %s is fixed', field, old.id),
        detail = concat_ws(E'\n', field, 'must stay what it is', 'insert another value');
    end if;
  end loop;
  return new;
end
$$;

-- Fixes columns of a table, and those that are fixed in every table. To be called again, with all of them, when there are more.
create procedure fix_fields(kind text, fields text[]) language plpgsql as $procedure$
declare
  all_fields text[];
begin
  select array_agg(c.column_name order by array_position(fields, c.column_name::text)) into all_fields
    from information_schema.columns c
   where c.table_schema = current_schema() and c.table_name = kind
     and c.column_name = any (fields || '{project_id, id, created_at}'::text[]);
  execute (
    select format('create or replace trigger %1$s_fixed before update on %1$I for each row when (%2$s) execute function keep_fixed(%3$s)',
                  kind, string_agg(format('new.%1$I is distinct from old.%1$I', f), ' or '), string_agg(quote_literal(f), ', '))
      from unnest(all_fields) f);
end
$procedure$;

call fix_fields('project', '{}');
call fix_fields('agent', '{key}');
call fix_fields('repo', '{}');
call fix_fields('workflow_definition', '{}');
call fix_fields('webhook_delivery', '{provider, delivery_id, event_type, action, payload}');
call fix_fields('image', '{digest, size_bytes}');
call fix_fields('project_repo', '{}');
call fix_fields('project_secret', '{key}');
call fix_fields('project_skill', '{}');
call fix_fields('policy', '{key}');
call fix_fields('integration', '{}');
call fix_fields('support_agent_config', '{agent_type}');
call fix_fields('system_config', '{}');
call fix_fields('credential', '{provider}');
call fix_fields('github_app_installation', '{installation_id}');
call fix_fields('tag', '{}');
call fix_fields('scratch', '{type, key}');
call fix_fields('sync_state', '{entity_type, local_id}');
call fix_fields('work_item', '{}');
call fix_fields('work_item_body', '{}');
call fix_fields('work_item_dependency', '{blocked_id, blocker_id, any_end}');
call fix_fields('work_item_image', '{work_item_id, image_id}');
call fix_fields('run', '{work_item_id, retry_of, root_run_id, attempt, idempotency_key, trigger, inputs}');
call fix_fields('run_step', '{run_id, step_key}');
call fix_fields('run_step_body', '{}');
call fix_fields('approval', '{run_id, step_id, scope, target, intent_summary, parameters_digest, metadata, requested_by, deciders, self_approval, quorum, expires_at}');
call fix_fields('side_effect', '{run_id, step_id, effect_key, kind, target, parameters, parameters_digest}');
call fix_fields('artifact', '{kind, logical_key, revision, run_id, step_id, digest, size_bytes}');
call fix_fields('issue_analysis', '{repo_id, issue_number}');
call fix_fields('project_file', '{digest}');
call fix_fields('file_chunk', '{file_id}');
call fix_fields('citation', '{artifact_id, source_type, source_ref}');
call fix_fields('chat_thread', '{run_id}');
call fix_fields('deployment', '{run_id, provider}');
call fix_fields('infra_resource', '{provider, resource_type, external_id, run_id}');
call fix_fields('sandbox_spec', '{}');
call fix_fields('workspace', '{}');
call fix_fields('session', '{workspace_id, run_id, step_id}');
call fix_fields('checkpoint', '{session_id, external_id, sequence}');
call fix_fields('execution_process', '{session_id, run_id, step_id}');
call fix_fields('workspace_repo', '{workspace_id, repo_id}');
call fix_fields('process_repo_state', '{process_id, repo_id}');
call fix_fields('coding_agent_turn', '{process_id}');
call fix_fields('sandbox_job', '{run_id, step_id}');
call fix_fields('pull_request', '{repo_id, number}');
create trigger pull_request_fixed_once before update on pull_request for each row
  when (old.run_id is not null and new.run_id is distinct from old.run_id) execute function keep_fixed('run_id');
call fix_fields('merge', '{workspace_id, repo_id}');

-- A text that its digest is of: it may be taken away, as the lifecycle says, but not replaced. What is kept elsewhere may move.
create function keep_text() returns trigger language plpgsql as $$
begin
  raise exception using errcode = 'K0002', message = format('artifact.content of %s is fixed', old.id),
    detail = concat_ws(E'\n', 'artifact.content', 'must stay what it was inserted with', 'insert another revision');
end
$$;
create trigger artifact_text before update on artifact for each row
  when (old.content is not null and new.content is not null and old.content -> 'text' is distinct from new.content -> 'text')
  execute function keep_text();

-- What only the work queue and the step ledger write. That an update leaves it alone is checked by stores; here is what holds whoever
-- writes: tokens and attempts never fall, who has ended keeps its token, and a lock appears only under a higher one.
create function keep_guarded() returns trigger language plpgsql as $$
declare
  field text := case
    when new.lease_token < old.lease_token then 'lease_token'
    when new.attempt < old.attempt then 'attempt'
    when new.lease_token <> old.lease_token then 'lease_token'
    else 'locked_by_agent_id' end;
begin
  execute format('select %1$I.component_of($1) || ''.'' || %1$I.component_of($2)', tg_table_schema)
    into field using tg_table_name, field;
  raise exception using errcode = 'K0002', message = format('%s of %s is guarded', field, old.id),
    detail = concat_ws(E'\n', field, 'must stay what it is', tg_argv[0] || ' changes it');
end
$$;
create trigger work_item_guarded before update on work_item for each row
  when (new.lease_token < old.lease_token
        -- what ends by waiting is not counted
        or (new.attempt < old.attempt
            and not (new.attempt = old.attempt - 1 and old.locked_by_agent_id is not null and new.locked_by_agent_id is null
                     and new.status in ('pending', 'waiting')))
        or (new.status in ('completed', 'failed', 'cancelled') and new.lease_token <> old.lease_token)
        or (new.locked_by_agent_id is not null and new.lease_token <= old.lease_token
            and (new.locked_by_agent_id, new.locked_by_worker, new.locked_at)
                is distinct from (old.locked_by_agent_id, old.locked_by_worker, old.locked_at)))
  execute function keep_guarded('the work queue');
create trigger run_step_guarded before update on run_step for each row
  when (new.lease_token < old.lease_token or new.attempt < old.attempt
        or (new.status in ('completed', 'failed', 'skipped', 'cancelled') and new.lease_token <> old.lease_token))
  execute function keep_guarded('the step ledger');
