-- SPDX-License-Identifier: Apache-2.0
--
-- What no statement of a store would write is refused, whoever writes it.

-- ------------------------------------------------------------------------------------------------------- versions and signatures

-- Versions order the journal, and tell writers of each other: each write raises its row's by one.
create function version_steps() returns trigger language plpgsql as $$
begin
  perform refuse('audit.version', 'must be one more than ' || old.version, 'read it again, and raise its version by one');
  return null;
end
$$;

-- Who may not decide may not delete in the name of a person either.
create function check_deleter() returns trigger language plpgsql as $$
begin
  perform refuse('audit.updatedBy', 'must be an agent or the system for a role that may not decide', 'use a role with the grants of Role.CONTROL');
  return null;
end
$$;

-- To be called for each table of entities, after guard_signatures.
create procedure guard_versions(kind text) language plpgsql as $procedure$
begin
  execute format('alter table %1$I add constraint %1$s_updated_by_check check (is_actor(updated_by))', kind);
  execute format('create trigger %1$s_version_steps before update on %1$I for each row
    when (new.version <> old.version and new.version <> old.version + 1) execute function version_steps()', kind);
  execute format('create trigger %1$s_deletes_are_signed before delete on %1$I for each statement
    when (coalesce(current_setting(''journal.actor'', true), '''') !~ ''^((agent|system):|$)''
          and not has_table_privilege(%2$L, ''insert'')) execute function check_deleter()',
    kind, format('%I.approval_decision', current_schema()));
end
$procedure$;

do $$
declare
  signed text;
begin
  for signed in
    select c.table_name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = current_schema() and c.column_name = 'updated_by' and t.table_type = 'BASE TABLE'
  loop
    call guard_versions(signed);
  end loop;
end
$$;

-- --------------------------------------------------------------------------------------------------------- rows that go together

-- Whether this transaction wrote a row that it sees, with that xmin, in a savepoint or not: then nobody has ended what wrote it.
create function is_written_here(writer xid) returns boolean language plpgsql as $$
declare
  not_ended bigint := pg_snapshot_xmax(pg_current_snapshot())::text::bigint;
  whole bigint := (not_ended & ~4294967295) | writer::text::bigint;
begin
  if whole > not_ended + 2147483648 then
    whole := whole - 4294967296;
  end if;
  return whole >= not_ended or (whole > 2 and pg_xact_status(whole::text::xid8) = 'in progress');
end
$$;

-- A body has no version and no signature of its own: it changes with its row, in one statement or transaction, and goes with it.
create function body_follows() returns trigger language plpgsql as $$
declare
  writer xid;
begin
  execute format('select xmin from %I where project_id = $1 and id = $2', tg_argv[0]) into writer using old.project_id, old.id;
  if (tg_op = 'DELETE' and writer is not null) or (tg_op = 'UPDATE' and not is_written_here(writer)) then
    perform refuse(component_of(tg_argv[0]), 'must be written with its body', 'raise its version and sign it, or delete it as a whole');
  end if;
  return null;
end
$$;
create trigger work_item_body_follows after update on work_item_body for each row execute function body_follows('work_item');
create trigger run_step_body_follows after update on run_step_body for each row execute function body_follows('run_step');
create constraint trigger work_item_body_goes after delete on work_item_body deferrable initially deferred
  for each row execute function body_follows('work_item');
create constraint trigger run_step_body_goes after delete on run_step_body deferrable initially deferred
  for each row execute function body_follows('run_step');

-- What is written once.
create trigger agent_execution_unchanged before update on agent_execution for each statement execute function refuse_edit();
create trigger log_chunk_unchanged before update on log_chunk for each statement execute function refuse_edit();
create trigger session_event_unchanged before update on session_event for each statement execute function refuse_edit();
create trigger chat_message_unchanged before update on chat_message for each statement execute function refuse_edit();

-- ------------------------------------------------------------------------------------------------------------------- one run

-- What names a run, a step or a session names those of one run, in the order of the types in Java. Refusals come after those of foreign keys.
create function names_one_run() returns trigger language plpgsql as $$
declare
  rule constant text := 'must belong to the same run as what is named beside it';
  remedy constant text := 'name the run that it belongs to';
  named uuid := new.run_id;
  its uuid;
begin
  if tg_table_name = 'execution_process' then
    select s.run_id into its from session s where s.project_id = new.project_id and s.id = new.session_id;
    if its <> named then
      perform refuse('executionProcess.sessionId', rule, remedy);
    end if;
    named := coalesce(named, its);
  end if;
  if exists (select from run_step s where s.project_id = new.project_id and s.id = new.step_id and s.run_id <> named) then
    perform refuse(component_of(tg_table_name) || '.stepId', rule, remedy);
  end if;
  return null;
end
$$;
create trigger approval_names_one_run after insert on approval for each row when (new.step_id is not null) execute function names_one_run();
create trigger side_effect_names_one_run after insert on side_effect for each row when (new.step_id is not null) execute function names_one_run();
create trigger artifact_names_one_run after insert on artifact for each row when (new.step_id is not null) execute function names_one_run();
create trigger session_names_one_run after insert on session for each row when (new.step_id is not null) execute function names_one_run();
create trigger sandbox_job_names_one_run after insert on sandbox_job for each row when (new.step_id is not null) execute function names_one_run();
create trigger execution_process_names_one_run after insert on execution_process for each row
  when (new.step_id is not null or new.run_id is not null) execute function names_one_run();

-- The same for usage, which comes many rows at a time; its step need not be stored.
create function usage_names_one_run() returns trigger language plpgsql as $$
begin
  if exists (select from added a join run_step s on s.project_id = a.project_id and s.id = a.step_id where s.run_id <> a.run_id) then
    perform refuse('agentExecution.stepId', 'must belong to the same run as what is named beside it', 'name the run that it belongs to');
  end if;
  return null;
end
$$;
create trigger agent_execution_names_one_run after insert on agent_execution referencing new table as added for each statement
  execute function usage_names_one_run();

-- --------------------------------------------------------------------------------------------------------------------- names

-- Functions look for names in this schema alone: who calls them can't put others in front. To be called by each migration that has
-- functions, at its end. Functions of one expression need none, since their names were looked up when they were created.
create procedure pin_functions() language plpgsql as $procedure$
declare
  loose regprocedure;
begin
  for loose in
    select p.oid from pg_proc p
     where p.pronamespace = current_schema()::regnamespace and p.prokind = 'f' and p.proconfig is null and p.prosqlbody is null
  loop
    execute format('alter function %s set search_path = %I, pg_temp', loose, current_schema());
  end loop;
end
$procedure$;
call pin_functions();
