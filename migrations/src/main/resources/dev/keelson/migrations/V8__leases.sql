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
  perform refuse(field, 'must stay what it is', 'the work queue changes it');
  return null;
end
$$;
create trigger work_item_begins_free before insert on work_item for each row
  when (new.lease_token <> 0 or new.attempt <> 0 or new.locked_by_agent_id is not null)
  execute function queue_writes('workItem.leaseToken');
create trigger work_item_is_claimed before update on work_item for each row
  when (new.lease_token > old.lease_token
        and (new.lease_token > old.lease_token + 1 or new.attempt <> old.attempt + 1 or new.locked_by_agent_id is null
             or old.lease_until > transaction_time() or (old.locked_by_agent_id is null and old.status <> 'pending')))
  execute function queue_writes('workItem.leaseToken');
create trigger work_item_is_freed before update on work_item for each row
  when (old.locked_by_agent_id is not null and new.locked_by_agent_id is null and new.status = old.status)
  execute function queue_writes('workItem.lockedByAgentId');
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
            and (new.locked_by_agent_id is null or old.lease_until > transaction_time() or new.status in ('completed', 'failed', 'cancelled')))
        or (new.locked_by_agent_id is not null and new.lease_token = old.lease_token
            and (new.locked_by_agent_id, new.locked_by_worker, new.locked_at)
                is distinct from (old.locked_by_agent_id, old.locked_by_worker, old.locked_at)))
  execute function queue_writes('run.leaseToken', 'the work queue');

create function run_is_leased() returns trigger language plpgsql as $$
declare
  token bigint;
begin
  if tg_table_name = 'run_step' then
    if tg_op = 'INSERT' or new.lease_token <> old.lease_token then
      token := new.lease_token;
    end if;
  end if;
  perform from run r left join work_item w on w.project_id = r.project_id and w.id = r.work_item_id
    where r.project_id = new.project_id and r.id = new.run_id and r.status not in ('completed', 'failed', 'cancelled')
      and coalesce(w.locked_by_agent_id, r.locked_by_agent_id) is not null
      and (token is null or token = case when r.work_item_id is null then r.lease_token else w.lease_token end);
  if not found then
    perform refuse(tg_argv[0], 'must be that of the lease on its run', tg_argv[1] || ' writes it');
  end if;
  return new;
end
$$;
create trigger run_step_is_leased before insert on run_step for each row when (new.lease_token <> 0 or new.attempt <> 0)
  execute function run_is_leased('runStep.leaseToken', 'the step ledger');
create trigger run_step_is_leased_again before update on run_step for each row
  when (new.lease_token <> old.lease_token
        or (new.lease_token <> 0 and old.status = 'running' and new.status in ('completed', 'failed')))
  execute function run_is_leased('runStep.leaseToken', 'the step ledger');
create trigger side_effect_is_leased before insert on side_effect for each row
  execute function run_is_leased('sideEffect.runId', 'the ledger of side effects');

create function side_effect_is_kept() returns trigger language plpgsql as $$
begin
  perform refuse(tg_argv[0], tg_argv[1], 'the ledger of side effects writes it');
  return null;
end
$$;
create trigger side_effect_begins_intended before insert on side_effect for each row
  when (new.status <> 'intended' or new.attempt <> 1)
  execute function side_effect_is_kept('sideEffect.status', 'must be intended in a new value');
create trigger side_effect_stays_done before update on side_effect for each row when (old.status = 'done')
  execute function side_effect_is_kept('sideEffect.status', 'must not be done: nothing of it changes');
create trigger side_effect_counts_attempts before update on side_effect for each row
  when (new.attempt <> old.attempt + case when old.status = 'failed' and new.status = 'intended' then 1 else 0 end)
  execute function side_effect_is_kept('sideEffect.attempt', 'must stay what it is');
