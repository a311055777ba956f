-- SPDX-License-Identifier: Apache-2.0
--
-- What a run is told from outside, once for each key.
create table signal (
  project_id uuid not null,
  id uuid not null,
  run_id uuid not null,
  signal_key text collate "C" not null check (is_line(signal_key, 200)),
  payload jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  primary key (project_id, id),
  constraint signal_run_id_signal_key_key unique (project_id, run_id, signal_key),
  constraint signal_project_id_fkey foreign key (project_id) references project on delete cascade,
  constraint signal_run_id_fkey foreign key (project_id, run_id) references run on delete cascade
);
create index signal_run_id_idx on signal (project_id, run_id, created_at, id);
call journal_deletions('signal');
call guard_signatures('signal');
call guard_versions('signal');
call guard_deletions('signal', 'exists (select from run r where r.project_id = o.project_id and r.id = o.run_id)',
  'must stay as long as what it belongs to', 'delete that, or purge the project');
call fix_fields('signal', '{run_id, signal_key, payload}');

-- Work that waits wakes in the transaction of what it waits for. An item that begins to wait is looked at here: what is there already wakes
-- it at once. The approval is held until then, and whoever delivers a signal or ends the run holds the item, so nothing comes in between.
create function work_item_waits() returns trigger language plpgsql as $$
declare
  its_run uuid := (new.awaits ->> 'run')::uuid;
  goes_on boolean;
begin
  -- also without a lease, whose end waits for who delivers or ends
  perform from work_item where project_id = new.project_id and id = new.id for update;
  if new.awaits -> 'approval' is not null then
    select run_id, status <> 'pending' into its_run, goes_on
      from approval where project_id = new.project_id and id = (new.awaits ->> 'approval')::uuid for share;
  else
    goes_on := exists (select from signal where project_id = new.project_id and run_id = its_run and signal_key = new.awaits ->> 'signal')
      or not exists (select from run where project_id = new.project_id and id = its_run and status not in ('completed', 'failed', 'cancelled'));
  end if;
  if not exists (select from run where project_id = new.project_id and id = its_run and work_item_id = new.id) then
    perform refuse('workItem.awaits', 'must be of a run at the item', 'name an approval or a run of it that is stored');
  elsif goes_on then
    new.status := 'pending';
    new.status_reason := 'woken';
    new.awaits := null;
  end if;
  return new;
end
$$;
create trigger work_item_waits before update on work_item for each row
  when (new.awaits is distinct from old.awaits and new.awaits is not null and old.status in ('in_progress', 'waiting'))
  execute function work_item_waits();

-- Wakes the item of a run that waits for something. Outside read committed, an item that was changed since the snapshot is a conflict.
create function wake(project uuid, its_run uuid, awaited jsonb, signer text) returns void language plpgsql as $$
declare
  item uuid := (select work_item_id from run where project_id = project and id = its_run);
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    perform from work_item where project_id = project and id = item for key share;
  end if;
  update work_item w
     set status = 'pending', status_reason = 'woken', awaits = null,
         version = version + 1, updated_at = transaction_time(), updated_by = signer
   where project_id = project and id = item and status = 'waiting' and awaits @> awaited;
end
$$;
call keep_to_owner('wake(uuid, uuid, jsonb, text)');

create function approval_wakes() returns trigger language plpgsql as $$
begin
  perform wake(new.project_id, new.run_id, jsonb_build_object('approval', new.id), new.updated_by);
  return null;
end
$$;
call keep_to_owner('approval_wakes()');
create trigger approval_wakes after update on approval for each row
  when (old.status = 'pending' and new.status <> 'pending') execute function approval_wakes();

create function run_wakes() returns trigger language plpgsql as $$
begin
  perform wake(new.project_id, new.id, jsonb_build_object('run', new.id), new.updated_by);
  return null;
end
$$;
call keep_to_owner('run_wakes()');
create trigger run_wakes after update on run for each row
  when (new.status <> old.status and new.status in ('completed', 'failed', 'cancelled')) execute function run_wakes();

-- The item is held as by a fence: who is about to wait comes before this, and is seen, or after it, and sees the signal.
create function signal_wakes() returns trigger language plpgsql as $$
begin
  perform from work_item w join run r on r.project_id = w.project_id and r.work_item_id = w.id
    where r.project_id = new.project_id and r.id = new.run_id for key share of w;
  perform from run where project_id = new.project_id and id = new.run_id and status not in ('completed', 'failed', 'cancelled') for key share;
  if not found then
    perform refuse('signal.runId', 'must be a run that has not ended', 'leave it out; nothing waits for it');
  end if;
  perform wake(new.project_id, new.run_id, jsonb_build_object('run', new.run_id, 'signal', new.signal_key), new.updated_by);
  return null;
end
$$;
call keep_to_owner('signal_wakes()');
create trigger signal_wakes after insert on signal for each row execute function signal_wakes();

call guard_times();
call guard_truncation();
call pin_functions();
