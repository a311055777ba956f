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

create function version_begins() returns trigger language plpgsql as $$
begin
  perform refuse('audit.version', 'must be 1 in a new value', 'let it count its updates');
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
  execute format('create trigger %1$s_version_is_first before insert on %1$I for each row
    when (new.version <> 1) execute function version_begins()', kind);
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

-- ------------------------------------------------------------------------------------------------------------------------- times

-- Times are those that all clients can read, as the class Timestamps of the API has them. To be called by each migration that has tables, at
-- its end.
create procedure guard_times() language plpgsql as $procedure$
declare
  timed record;
begin
  for timed in
    select c.relname as name, string_agg(quote_ident(a.attname), ', ' order by a.attnum) as times
      from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and a.atttypid = 'timestamptz'::regtype and not a.attisdropped
       and not exists (select from pg_constraint r where r.conrelid = c.oid and r.conname = c.relname || '_readable_times_check')
     group by c.relname
  loop
    execute format('alter table %1$I add constraint %1$s_readable_times_check check (
      least(%2$s) >= timestamptz ''0001-01-01Z'' and greatest(%2$s) <= timestamptz ''9999-12-31T23:59:59.999999Z'')', timed.name, timed.times);
  end loop;
end
$procedure$;
call guard_times();

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

-- A body has no version and no signature of its own: it changes with its row, in one statement or transaction, and goes with it. That of a step
-- stays where its step is moved without a lease.
create function body_follows() returns trigger language plpgsql as $$
declare
  its record;
begin
  execute format('select xmin as writer, status, lease_token from %I where project_id = $1 and id = $2', tg_argv[0])
    into its using old.project_id, old.id;
  if tg_argv[0] = 'run_step' and its.lease_token <> 0 and its.status in ('pending', 'cancelled') and tg_op = 'UPDATE' and new is distinct from old
     and not goes_on_under_lease(old.project_id, (select run_id from run_step where project_id = old.project_id and id = old.id), null) then
    perform refuse('runStep.leaseToken', 'must be that of the lease on its run', 'the step ledger writes it');
  elsif (tg_op = 'DELETE' and its.writer is not null) or (tg_op = 'UPDATE' and not is_written_here(its.writer)) then
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

-- The same for usage, which comes many rows at a time. Its run and step may be gone; while its run is there, so is its step, which could else
-- be stored in another one later.
create function usage_names_one_run() returns trigger language plpgsql as $$
begin
  if exists (select from added a join run_step s on s.project_id = a.project_id and s.id = a.step_id where s.run_id <> a.run_id) then
    perform refuse('agentExecution.stepId', 'must belong to the same run as what is named beside it', 'name the run that it belongs to');
  elsif exists (select from added a join run r on r.project_id = a.project_id and r.id = a.run_id
                 where a.step_id is not null and not exists (select from run_step s where s.project_id = a.project_id and s.id = a.step_id)) then
    perform refuse('agentExecution.stepId', 'must be a step that is stored, as its run is', 'store the step before');
  end if;
  return null;
end
$$;
create trigger agent_execution_names_one_run after insert on agent_execution referencing new table as added for each statement
  execute function usage_names_one_run();

-- A session is given checkpoints of its own. A new one, which has none yet, may begin with that of another.
create function session_takes_its_own() returns trigger language plpgsql as $$
begin
  if exists (select from checkpoint c where c.project_id = new.project_id and c.id = new.last_checkpoint_id and c.session_id <> new.id) then
    perform refuse('session.lastCheckpointId', 'must be a checkpoint of the session, unless it began with it', 'insert a session that begins with it');
  end if;
  return null;
end
$$;
create trigger session_takes_its_own after update on session for each row
  when (new.last_checkpoint_id is distinct from old.last_checkpoint_id) execute function session_takes_its_own();

-- -------------------------------------------------------------------------------------------------------------------- deletions

-- Refuses to delete rows of which the condition in its arguments holds. Who owns the tables may delete them by hand, and the journal tells.
create function keep_rows() returns trigger language plpgsql as $$
declare
  kept boolean;
begin
  if pg_has_role((select relowner from pg_class where oid = tg_relid), 'usage') then
    return null;
  end if;
  execute format('select exists (select from old_rows o where %s)', tg_argv[0]) into kept;
  if kept then
    perform refuse(component_of(tg_table_name), tg_argv[1], tg_argv[2]);
  end if;
  return null;
end
$$;

create procedure guard_deletions(kind text, condition text, rule text, remedy text) language plpgsql as $procedure$
begin
  execute format('create trigger %1$s_keeps_rows after delete on %1$I referencing old table as old_rows
    for each statement execute function keep_rows(%2$L, %3$L, %4$L)', kind, condition, rule, remedy);
end
$procedure$;

-- What no statement deletes by itself goes with its project, or with what it refers to with "on delete cascade".
do $$
declare
  kind text;
  belongs text;
begin
  foreach kind in array '{work_item, run_step, approval, side_effect, artifact, issue_analysis, citation, deployment, workspace, workspace_repo, session,
    checkpoint, execution_process, process_repo_state, coding_agent_turn, sandbox_job, pull_request, merge, chat_message}'::text[]
  loop
    select string_agg(format('(o.%1$I is null or exists (select from %2$I p where %3$s p.id = o.%1$I))', a.attname, t.relname,
                             case t.relname when 'project' then '' else 'p.project_id = o.project_id and' end),
                      ' and ' order by a.attnum)
      into belongs
      from pg_constraint c join pg_class t on t.oid = c.confrelid
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[cardinality(c.conkey)]
     where c.conrelid = kind::regclass and c.contype = 'f' and c.confdeltype = 'c';
    call guard_deletions(kind, belongs, 'must stay as long as what it belongs to', 'delete that, or purge the project');
  end loop;
end
$$;
call guard_deletions('run', 'o.status not in (''completed'', ''failed'', ''cancelled'')',
  'must be completed, failed or cancelled before the run is deleted', 'end it');
-- Nor does a project take such a run along, which goes as a row of the owner's. Before, since it is gone with its project afterwards.
create function project_keeps_runs() returns trigger language plpgsql as $$
begin
  if not pg_has_role((select relowner from pg_class where oid = tg_relid), 'usage')
     and exists (select from run where project_id = old.id and status not in ('completed', 'failed', 'cancelled')) then
    perform refuse('run.status', 'must be completed, failed or cancelled in every run of a project that is purged', 'end it first');
  end if;
  return old;
end
$$;
create trigger project_keeps_runs before delete on project for each row execute function project_keeps_runs();
call guard_deletions('file_chunk',
  'exists (select from project_file f where f.project_id = o.project_id and f.id = o.file_id and f.extraction_version <= o.extraction_version)',
  'must stay until another extraction takes its place', 'ingest the file again, or delete it');

-- A removal from a journal is recorded when it happens, of entries that had places and are gone, and not while their project is held.
create function removal_is_recorded() returns trigger language plpgsql as $$
begin
  if new.at not between transaction_time() and wall_time()
     or not exists (select from journal_head where project_id = new.project_id and last_seq >= new.last_seq)
     or exists (select from journal where project_id = new.project_id and seq between new.first_seq and new.last_seq)
     or exists (select from journal_removal where project_id = new.project_id and first_seq <= new.last_seq and last_seq >= new.first_seq)
     or exists (select from journal_hold where project_id = new.project_id and subject_id = new.project_id) then
    perform refuse('journalRemoval', 'must tell what is removed now', 'let retention remove it');
  end if;
  return new;
end
$$;
create trigger journal_removal_is_recorded before insert on journal_removal for each row execute function removal_is_recorded();

-- Truncating would leave no trace, and ask no hold.
create function refuse_truncate() returns trigger language plpgsql as $$
begin
  raise exception using
    errcode = 'restrict_violation',
    message = format('rows of %s are not truncated', tg_table_name),
    hint = 'delete them, which the journal tells and holds stop';
end
$$;
-- To be called by each migration that has tables, at its end.
create procedure guard_truncation() language plpgsql as $procedure$
declare
  kept text;
begin
  for kept in
    select c.relname from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
       and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname in ('project_id', 'updated_by'))
       and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = c.relname || '_not_truncated')
  loop
    execute format('create trigger %1$s_not_truncated before truncate on %1$I for each statement execute function refuse_truncate()', kept);
  end loop;
end
$procedure$;
call guard_truncation();

-- ------------------------------------------------------------------------------------------------------------------------ counts

-- What counts for others goes up as their statements make it: by one, or by a batch.
create function counts_up() returns trigger language plpgsql as $$
begin
  perform refuse(component_of(tg_table_name), 'must count up as it is used', 'let the store write it');
  return null;
end
$$;
create trigger agent_slot_counts before update on agent_slot for each row
  when (new.claims <> old.claims + 1 or new.agent_id <> old.agent_id) execute function counts_up();
create trigger project_slot_counts before update on project_slot for each row
  when (new.claims <> old.claims + 1 or new.project_id <> old.project_id) execute function counts_up();
do $$
declare
  head record;
begin
  for head in
    select * from (values ('artifact_head', 'last_revision', 1), ('workflow_definition_head', 'last_revision', 1),
                          ('log_chunk_head', 'last_sequence', 1000), ('session_event_head', 'last_sequence', 1000),
                          ('chat_message_head', 'last_sequence', 1000)) h(name, counter, most)
  loop
    execute format('create trigger %1$s_starts before insert on %1$I for each row
      when (new.%2$I not between 1 and %3$s) execute function counts_up()', head.name, head.counter, head.most);
    execute format('create trigger %1$s_counts before update on %1$I for each row
      when (new.%2$I - old.%2$I not between 1 and %3$s or (%4$s)) execute function counts_up()', head.name, head.counter, head.most, (
        select string_agg(format('new.%1$I <> old.%1$I', a.attname), ' or ')
          from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
         where i.indisprimary and i.indrelid = head.name::regclass));
  end loop;
end
$$;
call keep_to_owner('refuse_cycle()');
call keep_to_owner('give_slot()');

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
