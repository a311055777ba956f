-- SPDX-License-Identifier: Apache-2.0
--
-- What goes on under a lease, or in a run, holds the item and the run with a lock that renewals pass by (for key share). What ends them
-- waits for it here, whoever ends them, so that nothing goes on in what has ended.

create procedure guard_leases() language plpgsql as $procedure$
declare
  s text := quote_ident(current_schema());
begin
  execute replace($create$
    create function {s}.work_item_end_waits() returns trigger language plpgsql as $$
    begin
      perform from {s}.work_item where project_id = new.project_id and id = new.id for update;
      return new;
    end
    $$
  $create$, '{s}', s);
  execute $create$
    create trigger work_item_end_waits before update on work_item for each row
      when (old.locked_by_agent_id is not null and (new.locked_by_agent_id is null or new.lease_token <> old.lease_token))
      execute function work_item_end_waits()
  $create$;

  -- The item comes first, as in fences: two that lock both never wait for each other.
  execute replace($create$
    create function {s}.run_end_waits() returns trigger language plpgsql as $$
    begin
      if new.work_item_id is not null then
        perform from {s}.work_item where project_id = new.project_id and id = new.work_item_id for update;
      end if;
      perform from {s}.run where project_id = new.project_id and id = new.id for update;
      return new;
    end
    $$
  $create$, '{s}', s);
  execute $create$
    create trigger run_end_waits before update on run for each row
      when (new.status <> old.status and new.status in ('completed', 'failed', 'cancelled'))
      execute function run_end_waits()
  $create$;
end
$procedure$;
call guard_leases();
