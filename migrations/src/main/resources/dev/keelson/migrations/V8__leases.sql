-- SPDX-License-Identifier: Apache-2.0
--
-- What goes on under a lease, or in a run, holds the item and the run with a lock that renewals pass by (for key share). What ends them
-- waits for it here, whoever ends them, so that nothing goes on in what has ended.

create function work_item_end_waits() returns trigger language plpgsql as $$
begin
  perform from work_item where project_id = new.project_id and id = new.id for update;
  return new;
end
$$;
create trigger work_item_end_waits before update on work_item for each row
  when (old.locked_by_agent_id is not null and (new.locked_by_agent_id is null or new.lease_token <> old.lease_token))
  execute function work_item_end_waits();

-- The item comes first, as in fences: two that lock both never wait for each other.
create function run_end_waits() returns trigger language plpgsql as $$
begin
  if new.work_item_id is not null then
    perform from work_item where project_id = new.project_id and id = new.work_item_id for update;
  end if;
  perform from run where project_id = new.project_id and id = new.id for update;
  return new;
end
$$;
create trigger run_end_waits before update on run for each row
  when ((new.status <> old.status and new.status in ('completed', 'failed', 'cancelled'))
        or (old.locked_by_agent_id is not null and (new.locked_by_agent_id is null or new.lease_token <> old.lease_token)))
  execute function run_end_waits();

-- What only the work queue and the ledgers write, as far as the database can tell their statements from others: a token rises by one, with
-- a lock and an attempt, of what is free; a lock goes with a transition; a step gets the token of the lease on its run, and a side effect
-- is intended under one.
create function queue_writes() returns trigger language plpgsql as $$
declare
  field text := tg_argv[0];
begin
  if tg_op = 'INSERT' then
    perform refuse(field, 'must be absent or 0 in a new value', 'the work queue writes it');
  end if;
  perform refuse(field, 'must stay what it is', 'the work queue changes it'
    || case when new.locked_by_agent_id is null and old.locked_by_agent_id is not null
         then ', under its lease; use that, wait until it has run out, or cancel' else '' end);
  return null;
end
$$;
-- Whether a lease may last until then, from now on: ClaimRequest has the same bound. Hours, since a day may have 25.
create function is_soon(lease_until timestamptz) returns boolean language sql stable
  return coalesce(lease_until > transaction_time() and lease_until <= transaction_time() + interval '168 hours', true);

create trigger work_item_begins_free before insert on work_item for each row
  when (new.lease_token <> 0 or new.attempt <> 0 or new.locked_by_agent_id is not null)
  execute function queue_writes('workItem.leaseToken');
create trigger work_item_is_claimed before update on work_item for each row
  when (new.lease_token > old.lease_token
        and (new.lease_token > old.lease_token + 1 or new.attempt <> old.attempt + 1 or new.locked_by_agent_id is null
             or not is_now(new.locked_at, null)
             or is_to_come(old.lease_until) or (old.locked_by_agent_id is null and old.status <> 'pending')))
  execute function queue_writes('workItem.leaseToken');
create trigger work_item_is_freed before update on work_item for each row
  when (old.locked_by_agent_id is not null and new.locked_by_agent_id is null and new.status = old.status)
  execute function queue_writes('workItem.lockedByAgentId');
create trigger work_item_is_leased_for_a_while before update on work_item for each row
  when (new.lease_until is distinct from old.lease_until and not is_soon(new.lease_until))
  execute function queue_writes('workItem.leaseUntil');
create trigger work_item_counts_attempts before update on work_item for each row
  when (new.attempt > old.attempt + 1 or (new.attempt > old.attempt and new.status = old.status and new.lease_token = old.lease_token))
  execute function queue_writes('workItem.attempt');

-- The same for a run, which is leased without a transition.
create trigger run_begins_free before insert on run for each row
  when (new.lease_token <> 0 or new.locked_by_agent_id is not null)
  execute function queue_writes('run.leaseToken');
create trigger run_guarded before update on run for each row
  when ((new.lease_token < old.lease_token) or new.lease_token > old.lease_token + 1
        or (new.lease_token > old.lease_token
            and (new.locked_by_agent_id is null or is_to_come(old.lease_until) or new.status in ('completed', 'failed', 'cancelled')
                 or not is_now(new.locked_at, null)))
        or (new.locked_by_agent_id is not null and new.lease_token = old.lease_token
            and (new.locked_by_agent_id, new.locked_by_worker, new.locked_at)
                is distinct from (old.locked_by_agent_id, old.locked_by_worker, old.locked_at)))
  execute function queue_writes('run.leaseToken', 'the work queue');
create trigger run_is_leased_for_a_while before update on run for each row
  when (new.lease_until is distinct from old.lease_until and not is_soon(new.lease_until))
  execute function queue_writes('run.leaseUntil');

-- Who works under an exclusive key: a row for each item and run with one that is locked, also if its lease ran out, since who takes it over goes
-- on there. Only the triggers below write here.
create table exclusive_work (
  project_id uuid not null,
  exclusive_key text collate "C" not null,
  subject_id uuid not null,
  primary key (project_id, exclusive_key),
  constraint exclusive_work_project_id_fkey foreign key (project_id) references project on delete cascade
) with (fillfactor = 70);

-- A lease is not given while something else has the key, or is about to get it, for which nobody waits longer than a moment: nothing is
-- updated then, whoever asks.
create function take_key() returns trigger language plpgsql as $$
begin
  insert into exclusive_work (project_id, exclusive_key, subject_id) values (new.project_id, new.exclusive_key, new.id)
    on conflict do nothing;
  return case when found then new end;
exception when lock_not_available then
  return null;
end
$$;
create function free_key() returns trigger language plpgsql as $$
begin
  delete from exclusive_work where project_id = old.project_id and exclusive_key = old.exclusive_key and subject_id = old.id;
  return null;
end
$$;
call keep_to_owner('take_key()');
alter function take_key() set lock_timeout = '20ms';
call keep_to_owner('free_key()');
-- What is leased keeps its key.
create function keep_key() returns trigger language plpgsql as $$
begin
  perform refuse(component_of(tg_table_name) || '.exclusiveKey', 'must stay what it is while under lease', 'end or release the lease first');
  return null;
end
$$;
create procedure guard_key(kind text) language plpgsql as $procedure$
begin
  execute format('create trigger %1$s_takes_key before update on %1$I for each row
    when (new.exclusive_key is not null and old.locked_by_agent_id is null and new.locked_by_agent_id is not null) execute function take_key()', kind);
  execute format('create trigger %1$s_frees_key after update on %1$I for each row
    when (old.exclusive_key is not null and old.locked_by_agent_id is not null and new.locked_by_agent_id is null) execute function free_key()', kind);
  execute format('create trigger %1$s_goes_with_key after delete on %1$I for each row
    when (old.exclusive_key is not null and old.locked_by_agent_id is not null) execute function free_key()', kind);
  execute format('create trigger %1$s_keeps_key before update on %1$I for each row
    when (new.exclusive_key is distinct from old.exclusive_key and old.locked_by_agent_id is not null and new.locked_by_agent_id is not null)
    execute function keep_key()', kind);
end
$procedure$;
call guard_key('work_item');
call guard_key('run');

-- Whether a run goes on under a lease, that of its item or its own, and under that token if there is one. Both are held as by a fence, so
-- they stay so until this transaction ends, and a snapshot that is older than an end conflicts with it.
create function goes_on_under_lease(project uuid, its_run uuid, token bigint) returns boolean language plpgsql as $$
begin
  perform from work_item w join run r on r.project_id = w.project_id and r.work_item_id = w.id
    where r.project_id = project and r.id = its_run and r.status not in ('completed', 'failed', 'cancelled')
      and w.locked_by_agent_id is not null and (token is null or w.lease_token = token)
      for key share of w, r;
  if not found then
    perform from run r
      where r.project_id = project and r.id = its_run and r.status not in ('completed', 'failed', 'cancelled')
        and r.locked_by_agent_id is not null and (token is null or r.lease_token = token)
        for key share;
  end if;
  return found;
end
$$;

-- What the step ledger began is written under a lease, but for a failed step, which anybody may set to run again, and for the end of a run,
-- which cancels what is active in it. Both move the step, and change nothing else of it; body_follows says so of its body.
create function run_step_is_leased() returns trigger language plpgsql as $$
declare
  token bigint;
  moved run_step := old;
begin
  if tg_op = 'INSERT' then
    if new.status <> 'running' or new.attempt <> 1 then
      perform refuse('runStep.attempt', 'must be absent or 0 in a new value', 'the step ledger writes it');
    end if;
    token := new.lease_token;
  elsif new.lease_token <> old.lease_token then
    token := new.lease_token;
  elsif (old.status = 'failed' and new.status = 'pending' and new.status_reason is null)
        or (old.status <> 'cancelled' and new.status = 'cancelled' and exists (
          select from run where project_id = new.project_id and id = new.run_id and status in ('completed', 'failed', 'cancelled'))) then
    moved.status := new.status; moved.status_reason := new.status_reason; moved.finished_at := new.finished_at;
    moved.version := new.version; moved.updated_at := new.updated_at; moved.updated_by := new.updated_by;
    if new is not distinct from moved then
      return new;
    end if;
  end if;
  if not goes_on_under_lease(new.project_id, new.run_id, token) then
    perform refuse('runStep.leaseToken', 'must be that of the lease on its run', 'the step ledger writes it');
  end if;
  return new;
end
$$;
create trigger run_step_is_leased before insert on run_step for each row when (new.lease_token <> 0 or new.attempt <> 0)
  execute function run_step_is_leased();
create trigger run_step_is_leased_again before update on run_step for each row
  when (new.lease_token <> 0 or old.lease_token <> 0)
  execute function run_step_is_leased();

-- No step begins, waits or runs again in a run that has ended, also without a lease: the end waits for this, and this for the end. What is
-- written under a lease was looked at above.
create function run_step_goes_on() returns trigger language plpgsql as $$
begin
  perform from run where project_id = new.project_id and id = new.run_id and status not in ('completed', 'failed', 'cancelled') for key share;
  if not found then
    perform refuse('runStep.runId', 'must be a run that has not ended', 'begin the step in another attempt');
  end if;
  return null;
end
$$;
create trigger run_step_goes_on after insert on run_step for each row
  when (new.status in ('pending', 'running', 'awaiting_approval') and new.lease_token = 0) execute function run_step_goes_on();
create trigger run_step_goes_on_again after update on run_step for each row
  when (new.status <> old.status and new.status in ('pending', 'running', 'awaiting_approval') and (new.lease_token = 0 or new.status = 'pending'))
  execute function run_step_goes_on();

-- A side effect is written under a lease: it is intended, ends now, or is intended again, and nothing else of it changes.
create function side_effect_is_recorded() returns trigger language plpgsql as $$
declare
  wrong text;
begin
  if tg_op = 'INSERT' then
    wrong := case when new.status <> 'intended' or new.attempt <> 1 or new.failure is not null or new.response <> '{}' then 'must be intended in a new value' end;
  elsif old.status = 'done' or new.status = old.status then
    wrong := 'must move on: nothing else of it changes, and nothing of a done one';
  elsif new.status = 'intended' then
    wrong := case when new.attempt <> old.attempt + 1 or (new.failure, new.response) is distinct from (old.failure, old.response)
                       or (new.approval_id is null and old.approval_id is not null) then 'must begin again with one attempt more, and under an approval if it had one' end;
  else
    wrong := case when new.attempt <> old.attempt or new.approval_id is distinct from old.approval_id
                       or new.finished_at not between transaction_time() and wall_time() then 'must end now, as what was intended' end;
  end if;
  if wrong is not null then
    perform refuse('sideEffect.status', wrong, 'the ledger of side effects writes it');
  elsif not goes_on_under_lease(new.project_id, new.run_id, null) then
    perform refuse('sideEffect.runId', 'must be a run that goes on under a lease', 'the ledger of side effects writes it');
  end if;
  return new;
end
$$;
create trigger side_effect_is_recorded before insert or update on side_effect for each row execute function side_effect_is_recorded();

-- Who may not decide on approvals uses them under a lease on their run, and withdraws only what an agent or the system requested; the end of
-- the run closes the others. Not a function of the owner, since it looks at the role that writes.
create function approval_is_closed_by_work() returns trigger language plpgsql as $$
begin
  if has_table_privilege(format('%I.approval_decision', tg_table_schema), 'insert') then
    return new;
  elsif new.status = 'consumed' then
    if not goes_on_under_lease(new.project_id, new.run_id, null) then
      perform refuse('approval.status', 'must be used under a lease on its run, for a role that may not decide', 'lease it');
    end if;
  elsif new.requested_by !~ '^(agent|system):'
        and exists (select from run where project_id = new.project_id and id = new.run_id and status not in ('completed', 'failed', 'cancelled')) then
    perform refuse('approval.status', 'must be withdrawn by who requested it, for a role that may not decide', 'let them withdraw it');
  end if;
  return new;
end
$$;
create trigger approval_is_closed_by_work before update on approval for each row
  when (new.status <> old.status and new.status in ('consumed', 'cancelled', 'revoked'))
  execute function approval_is_closed_by_work();
