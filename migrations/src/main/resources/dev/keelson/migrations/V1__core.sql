-- SPDX-License-Identifier: Apache-2.0
--
-- The core of the domain. What a project owns is keyed by (project_id, id), and every unique and foreign key of it begins
-- with project_id: a row can't point into another project, and a project can be moved to another server whole.
-- Names: <table>_<fields>_key for what must be unique, <table>_<field>_fkey for references; stores recognize errors by them.

-- ---------------------------------------------------------------------------------------------------------------------- time

-- The time of a transaction, when it began, and that of the clock on the wall. Everything here and every statement of a store takes the
-- time from these two, so that tests can move it: the owner replaces them. Both are inlined; in conditions of triggers they cost planning, see is_now.
create function transaction_time() returns timestamptz language sql stable
  return now();
create function wall_time() returns timestamptz language sql volatile
  return clock_timestamp();

-- Whether a time is of this transaction, by the server's clock; what was made by a clock that is ahead is not ended before it was made.
-- This and the next are asked in conditions of triggers, which are planned for each statement: functions that keep their plans cost less there.
create function is_now(moment timestamptz, not_before timestamptz) returns boolean language plpgsql as $$
begin
  return moment >= transaction_time() and moment <= greatest(wall_time(), not_before);
end
$$;
create function is_to_come(moment timestamptz) returns boolean language plpgsql stable as $$
begin
  return moment > transaction_time();
end
$$;

-- ---------------------------------------------------------------------------------------------------------------- lifecycles

-- Which transitions are allowed. Its rows are generated from the lifecycles in Java.
create table lifecycle_transition (
  kind text collate "C" not null,
  from_state text collate "C" not null,
  to_state text collate "C" not null,
  primary key (kind, from_state, to_state)
);

-- A text without what is not seen of it, and without blanks at its ends; the same as the class Seen of the API. Most names are ASCII.
create function seen(name text) returns text language sql immutable parallel safe
  return case when name !~ '[^ -~]' and name = btrim(name, ' ') then name else
    regexp_replace(regexp_replace(name, '[\u0001-\u001F\u007F-\u009F\u00AD\u0345\u034F\u0600-\u0605\u061C\u06DD\u070F\u0890\u0891\u08E2\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u2028-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB\U000110BD\U000110CD\U00013430-\U0001345F\U00016FE4\U0001BCA0-\U0001CEFF\U0001D173-\U0001D17A\U000E0000-\U000E0FFF\u0892-\u0897\u1ACF-\u1AFF\u1C89-\u1C8F\uA7CB-\uA7CF\uA7D2\uA7D4\uA7DA-\uA7F1\U000105BD-\U000105FF\U00010D3A-\U00010E5F\U00010EB2-\U00010EFF\U00011375-\U000113FF\U00011EF9-\U00011FAF\U00014647-\U000167FF\U00016B90-\U00016E3F\U00016E9B-\U00016EFF\U0001E02B-\U0001E0FF\U0001E300-\U0001E7DF]', '', 'g'),
                   '^[ \u00A0\u1680\u2000-\u200A\u202F\u205F\u2800\u3000\U0001D159]+|[ \u00A0\u1680\u2000-\u200A\u202F\u205F\u2800\u3000\U0001D159]+$', '', 'g') end;

-- These are asked for each row that is written. An expression in SQL would be planned anew for each statement that checks it, which takes ten
-- times as long as to ask; so they are functions that keep their plans.

-- Whether a text is one line as Check.line of the API has it: seen, without control characters, and as long in UTF-16, which UTF-8 never is less.
create function is_line(value text, most integer) returns boolean language plpgsql immutable parallel safe as $$
begin
  return value !~ '[\u0001-\u001F\u007F-\u009F]' and value ~ '[^ \u1680\u2000-\u2006\u2008-\u200A\u2028\u2029\u205F\u3000]'
    and (octet_length(value) <= most
         or char_length(value) + char_length(regexp_replace(value, '[^\U00010000-\U0010FFFF]', '', 'g')) <= most);
end
$$;

-- The same of each of a list.
create function are_lines(list text[], most integer) returns boolean language plpgsql immutable parallel safe as $$
begin
  return cardinality(list) = 0 or not exists (select from unnest(list) item where not is_line(item, most));
end
$$;

-- Whether a text is an actor as stores write them: kind:name, on one line, an agent by its id. Lengths are counted: an expression with a bound
-- for each, {1,200}, takes fifteen times as long.
create function is_actor(signer text) returns boolean language plpgsql immutable parallel safe as $$
begin
  return case when starts_with(signer, 'agent:') then signer ~ '^agent:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'
    else strpos(signer, ':') between 2 and 41 and char_length(signer) - strpos(signer, ':') between 1 and 200
      and (signer !~ '[^!-~]'
           or (signer !~ '[[:cntrl:]]'
               and seen(split_part(signer, ':', 1)) || ':' || seen(substr(signer, strpos(signer, ':') + 1)) = signer)) end;
end
$$;

-- Every transition of everything that has a lifecycle, and every deletion, written by the triggers below and by nothing else: they are
-- functions of the role that migrates, as are placing and retention, and no other role needs to write here. It has no foreign keys,
-- since it outlives its subjects. The time is part of the key so that the table can be partitioned by it.
create table journal (
  project_id uuid not null,
  kind text not null,
  subject_id uuid not null,
  version bigint not null,
  from_state text,
  to_state text not null,
  reason text,
  failure jsonb,
  actor text not null check (is_actor(actor)),
  at timestamptz not null,
  run_id uuid,
  -- What a deletion went along with, as kind:id, and how much without entries of its own went along with its subject.
  cause text,
  counts jsonb,
  -- The process under whose lease the subject was, or came.
  worker text,
  -- The place in the order in which readers see entries; given after commit, so that nothing can appear behind a reader's back. With
  -- it comes the digest, which chains the entry to the one before; see docs/journal.md.
  seq bigint,
  digest bytea,
  primary key (project_id, subject_id, version, at, kind)
);
create unique index journal_seq_idx on journal (project_id, seq) where seq is not null;
-- What belongs to a run, in the order of readers. Entries come into it with their place, so writers pay nothing.
create index journal_run_idx on journal (project_id, run_id, seq) where run_id is not null and seq is not null;
-- A feed of transitions, and a window of them.
create index journal_feed_idx on journal (project_id, at, subject_id, version);
-- What went along with something.
create index journal_cause_idx on journal (project_id, cause, at, subject_id, version) where cause is not null;
create index journal_unnumbered_idx on journal (project_id, at) where seq is null;
-- What is old enough to be purged: appended in this order, so a few pages of index do.
create index journal_at_idx on journal using brin (at);

-- The last place of each project, and its digest.
create table journal_head (
  project_id uuid primary key,
  last_seq bigint not null default 0,
  digest bytea not null
) with (fillfactor = 50);

-- What retention has removed: one row for each contiguous range of places that one rule removed. The chain goes on over it.
create table journal_removal (
  project_id uuid not null,
  first_seq bigint not null,
  last_seq bigint not null,
  count bigint not null,
  digest_before bytea not null,
  digest_after bytea not null,
  rule text not null check (is_line(rule, 200)),
  actor text not null check (is_actor(actor)),
  at timestamptz not null,
  primary key (project_id, first_seq),
  constraint journal_removal_count_check check (count = last_seq - first_seq + 1)
);
create unique index journal_removal_last_seq_key on journal_removal (project_id, last_seq);

-- What must not be removed, whatever its term: a project with all that it has, or a run with what belongs to it.
create table journal_hold (
  project_id uuid not null,
  -- the run, or the project's own id for all of it
  subject_id uuid not null,
  reason text not null check (is_line(reason, 1000)),
  actor text not null check (is_actor(actor)),
  at timestamptz not null,
  primary key (project_id, subject_id)
);

-- Holds that were lifted or replaced, so that a removal in between can be told from one that nothing forbade.
create table journal_lifted_hold (
  project_id uuid not null,
  subject_id uuid not null,
  reason text not null,
  actor text not null,
  at timestamptz not null,
  lifted_by text not null check (is_actor(lifted_by)),
  lifted_at timestamptz not null,
  primary key (project_id, subject_id, lifted_at)
);

-- The least age at which anything may leave the journal, whatever a term says. The owner replaces this function, nobody else can: see
-- KeelsonMigrations.keepJournal.
create function journal_floor() returns interval language sql stable
  return interval '0';

-- Makes a function one of the role that migrates: it runs as that role, looks for names in this schema alone, and nobody else may call it,
-- or use it in a trigger, unless a grant says so.
create procedure keep_to_owner(signature text) language plpgsql as $$
begin
  execute format('alter function %1$I.%2$s security definer set search_path = %1$I, pg_temp', current_schema(), signature);
  execute format('revoke all on function %1$I.%2$s from public', current_schema(), signature);
end
$$;

-- JSON in the form that goes into the chain: members by the bytes of their names, no white space, numbers written out without trailing
-- zeros, texts as RFC 8785 writes them.
create function journal_json(value jsonb) returns text language plpgsql immutable strict parallel safe as $$
begin
  return case jsonb_typeof(value)
    when 'object' then
      (select '{' || coalesce(string_agg(to_jsonb(m.key)::text || ':' || journal_json(m.value), ',' order by convert_to(m.key, 'UTF8')), '') || '}'
         from jsonb_each(value) m)
    when 'array' then
      (select '[' || coalesce(string_agg(journal_json(e.value), ',' order by e.place), '') || ']'
         from jsonb_array_elements(value) with ordinality e(value, place))
    when 'number' then trim_scale((value #>> '{}')::numeric)::text
    else value::text end;
end
$$;

-- Whether the journal can chain a failure: no deeper than Failure makes its detail, in one object, so that neither journal_json nor a reader runs
-- out of stack, and no longer than any JSON of the API.
create function is_failure(value jsonb) returns boolean language plpgsql immutable strict parallel safe as $$
begin
  return octet_length(value::text) <= 16777216
    and not jsonb_path_exists(value, 'strict $.**{401} ? (@.type() == "object" || @.type() == "array")');
end
$$;

-- One column in the form that goes into the chain: the number of its bytes, then these; -1 for an absent one.
create function journal_field(value bytea) returns bytea language sql immutable parallel safe
  return coalesce(int4send(octet_length(value)) || value, '\xffffffff'::bytea);
create function journal_field(value text) returns bytea language sql immutable parallel safe
  return coalesce(int4send(octet_length(convert_to(value, 'UTF8'))) || convert_to(value, 'UTF8'), '\xffffffff'::bytea);

-- An entry in the form that goes into the chain; see docs/journal.md.
create function journal_bytes(e journal, place bigint) returns bytea language plpgsql stable as $$
begin
  return '\x01'::bytea
    || journal_field(uuid_send(e.project_id)) || journal_field(int8send(place)) || journal_field(e.kind)
    || journal_field(uuid_send(e.subject_id)) || journal_field(int8send(e.version)) || journal_field(e.from_state)
    || journal_field(e.to_state) || journal_field(e.reason) || journal_field(journal_json(e.failure)) || journal_field(e.actor)
    || journal_field(int8send((extract(epoch from e.at) * 1000000)::bigint)) || journal_field(uuid_send(e.run_id))
    || journal_field(e.cause) || journal_field(journal_json(e.counts)) || journal_field(e.worker);
end
$$;

-- Gives the entries of a project that have committed since the last time their places, and chains them. Whoever holds the head's row
-- does it for all; who does not wait, or has waited for two seconds, finds what was placed so far. Tells the last place, its digest, and how
-- many have none.
create function journal_place(project uuid, waits boolean, out place bigint, out hash bytea, out unplaced bigint) language plpgsql as $$
declare
  entry journal;
  kinds text[]; subjects uuid[]; versions bigint[]; times timestamptz[]; seqs bigint[]; hashes bytea[];
  found_head boolean;
begin
  loop
    begin
      if waits then
        select h.last_seq, h.digest into place, hash from journal_head h where h.project_id = project for no key update;
      else
        select h.last_seq, h.digest into place, hash from journal_head h where h.project_id = project for no key update skip locked;
      end if;
      found_head := found;
      exit when found_head or exists (select from journal_head h where h.project_id = project);
      if not exists (select from journal j where j.project_id = project) then
        place := 0;
        hash := sha256(uuid_send(project));
        unplaced := 0;
        return;
      end if;
      insert into journal_head (project_id, last_seq, digest) values (project, 0, sha256(uuid_send(project))) on conflict do nothing;
    exception when lock_not_available then
      found_head := false;
      exit;
    end;
  end loop;
  while found_head loop
    kinds := '{}'; subjects := '{}'; versions := '{}'; times := '{}'; seqs := '{}'; hashes := '{}';
    begin
      for entry in
        -- an entry whose transaction began earlier may have waited for an earlier version of its subject; versions begin again with
        -- what is stored again after it was deleted
        select e.* from (
          select l.kind, l.subject_id, l.version, l.at, l.life,
                 max(l.at) over (partition by l.kind, l.subject_id, l.life order by l.version, l.at) as not_before
            from (
              select t.kind, t.subject_id, t.version, t.at, count(*) filter (where t.to_state = 'deleted') over (
                       partition by t.kind, t.subject_id order by t.at rows between unbounded preceding and 1 preceding) as life
                from (select u.kind, u.subject_id, u.version, u.at, u.to_state from journal u
                       where u.project_id = project and u.seq is null order by u.at limit 1000) t) l) o
          join journal e on e.project_id = project and e.subject_id = o.subject_id and e.version = o.version and e.at = o.at and e.kind = o.kind
         order by o.not_before, o.subject_id, o.kind, o.life, o.version, o.at
      loop
        place := place + 1;
        hash := sha256(hash || journal_bytes(entry, place));
        kinds := kinds || entry.kind; subjects := subjects || entry.subject_id; versions := versions || entry.version; times := times || entry.at;
        seqs := seqs || place; hashes := hashes || hash;
      end loop;
    exception when statement_too_complex or program_limit_exceeded then
      -- what can't be chained, and what comes with it, stays without places, and stops no other journal
      found_head := false;
      exit;
    end;
    exit when seqs = '{}';
    update journal j set seq = n.seq, digest = n.hash
      from unnest(kinds, subjects, versions, times, seqs, hashes) n(kind, subject_id, version, at, seq, hash)
     where j.project_id = project and j.subject_id = n.subject_id and j.version = n.version and j.at = n.at
       and j.kind = n.kind and j.seq is null;
    update journal_head h set last_seq = place, digest = hash where h.project_id = project;
  end loop;
  if not found_head then
    select h.last_seq, h.digest into place, hash from journal_head h where h.project_id = project;
    place := coalesce(place, 0);
    hash := coalesce(hash, sha256(uuid_send(project)));
  end if;
  select count(*) into unplaced from journal j where j.project_id = project and j.seq is null;
end
$$;
call keep_to_owner('journal_place(uuid, boolean)');
alter function journal_place(uuid, boolean) set lock_timeout = '2s';

-- Removes up to that many entries that are older, and records the ranges. They get their places before; what others hold, or a hold
-- keeps, stays.
create function journal_remove(millis bigint, most integer, its_rule text, signer text) returns bigint language plpgsql as $$
declare
  due timestamptz;
  removed bigint := 0;
  target uuid;
  range record;
  side journal_removal;
begin
  if millis < 0 then
    perform refuse('millis', 'must not be negative', 'pass the term that entries are kept');
  end if;
  due := transaction_time() - greatest(least(millis, 100000000000000) * interval '1 millisecond', journal_floor());
  for target in
    select distinct d.project_id from (
      select j.project_id from journal j where j.at < due and not exists (
        select from journal_hold h where h.project_id = j.project_id and h.subject_id in (j.project_id, j.run_id)) limit most) d
     order by 1
  loop
    perform journal_place(target, false);
    continue when not exists (select from journal_head h where h.project_id = target for no key update skip locked);
    for range in
      with due_entry as materialized (
        select j.seq from journal j
         where j.project_id = target and j.seq is not null and j.at < due and not exists (
           select from journal_hold h where h.project_id = j.project_id and h.subject_id in (j.project_id, j.run_id))
         order by j.seq limit most - removed for update skip locked
      ), gone as (
        delete from journal j using due_entry d where j.project_id = target and j.seq = d.seq returning j.seq, j.digest
      )
      select min(g.seq) as first, max(g.seq) as last, count(*) as count, (array_agg(g.digest order by g.seq desc))[1] as hash
        from (select seq, digest, seq - row_number() over (order by seq) as island from gone) g
       group by g.island order by 1
    loop
      removed := removed + range.count;
      insert into journal_removal (project_id, first_seq, last_seq, count, digest_before, digest_after, rule, actor, at)
      values (target, range.first, range.last, range.count,
              coalesce((select j.digest from journal j where j.project_id = target and j.seq = range.first - 1),
                       (select r.digest_after from journal_removal r where r.project_id = target and r.last_seq = range.first - 1),
                       sha256(uuid_send(target))),
              range.hash, its_rule, signer, wall_time());
      -- one row with what the same rule removed just before, and just after
      delete from journal_removal r where r.project_id = target and r.last_seq = range.first - 1 and r.rule = its_rule returning * into side;
      if found then
        update journal_removal r set first_seq = side.first_seq, count = r.count + side.count, digest_before = side.digest_before
         where r.project_id = target and r.first_seq = range.first;
        range.first := side.first_seq;
      end if;
      delete from journal_removal r where r.project_id = target and r.first_seq = range.last + 1 and r.rule = its_rule returning * into side;
      if found then
        update journal_removal r set last_seq = side.last_seq, count = r.count + side.count, digest_after = side.digest_after
         where r.project_id = target and r.first_seq = range.first;
      end if;
    end loop;
    exit when removed >= most;
  end loop;
  return removed;
end
$$;
call keep_to_owner('journal_remove(bigint, integer, text, text)');

-- Lifts a hold, and keeps what it was; tells whether there was one.
create function journal_lift_hold(project uuid, subject uuid, signer text) returns boolean language sql as $$
  with lifted as (
    delete from journal_hold where project_id = project and subject_id = subject returning *
  ), kept as (
    insert into journal_lifted_hold (project_id, subject_id, reason, actor, at, lifted_by, lifted_at)
    select project_id, subject_id, reason, actor, at, signer, wall_time() from lifted
  )
  select exists (select from lifted)
$$;
call keep_to_owner('journal_lift_hold(uuid, uuid, text)');

-- Places a hold, or replaces it. It waits for removals that are open, and those that begin meanwhile wait for it: see journal_check_holds. Since
-- the head changes, a removal whose snapshot is older fails (40001).
create function journal_place_hold(project uuid, subject uuid, why text, signer text) returns void language sql as $$
  select from journal_head where project_id = project for update;
  update journal_head set last_seq = last_seq where project_id = project;
  select journal_lift_hold(project, subject, signer);
  insert into journal_hold (project_id, subject_id, reason, actor, at) values (project, subject, why, signer, wall_time())
  on conflict (project_id, subject_id) do update set reason = excluded.reason, actor = excluded.actor, at = excluded.at
$$;
call keep_to_owner('journal_place_hold(uuid, uuid, text, text)');

-- Counts what went along without an entry of its own, in the entry of what it went along with, which this transaction has written. The
-- entry of a project may not be there yet: then it is begun here.
create function journal_count(project uuid, subject uuid, what text, more bigint) returns void language plpgsql as $$
begin
  update journal j set counts = coalesce(j.counts, '{}') || jsonb_build_object(what, coalesce((j.counts ->> what)::bigint, 0) + more)
   where j.project_id = project and j.subject_id = subject and j.to_state = 'deleted' and j.seq is null and j.at >= transaction_time();
  if not found and project = subject then
    insert into journal (project_id, kind, subject_id, version, to_state, actor, at, counts)
    values (project, 'project', project, 0, 'deleted', 'database:' || session_user, wall_time(), jsonb_build_object(what, more));
  end if;
end
$$;
call keep_to_owner('journal_count(uuid, uuid, text, bigint)');

-- Refuses to remove what a hold keeps, and keeps new holds waiting until this transaction ends. Whoever places entries passes this lock.
create function journal_check_holds(projects uuid[], runs uuid[]) returns void language plpgsql as $$
declare
  hold journal_hold;
begin
  perform from journal_head where project_id = any (projects) order by project_id for key share;
  select h.* into hold from unnest(projects, runs) r(project_id, run_id) join journal_hold h
      on h.project_id = r.project_id and h.subject_id in (r.project_id, r.run_id)
   order by h.project_id, h.subject_id limit 1;
  if found then
    raise exception using
      errcode = 'K0002', message = format('%s is held: %s', hold.subject_id, hold.reason),
      detail = concat_ws(E'\n', 'hold', 'must be lifted before anything of it is removed',
                         'it is held: ' || translate(hold.reason, E'\r\n', '  '));
  end if;
end
$$;
call keep_to_owner('journal_check_holds(uuid[], uuid[])');

-- The same, for a row that is about to be removed, or to lose its content.
create function journal_keep_held() returns trigger language plpgsql as $$
begin
  perform journal_check_holds(array[old.project_id], array[old.run_id]);
  return case tg_op when 'DELETE' then old else new end;
end
$$;
call keep_to_owner('journal_keep_held()');

-- Journals what is deleted from a table of entities, and counts it in its project's entry where the project goes as a whole. What it went
-- along with is what it refers to with "on delete cascade", or what that went along with.
create procedure journal_deletions(kind text) language plpgsql as $procedure$
declare
  owned boolean := exists (
    select from information_schema.columns c
     where c.table_schema = current_schema() and c.table_name = kind and c.column_name = 'project_id');
  state text := case when exists (
    select from pg_trigger t where t.tgrelid = kind::regclass and t.tgname = kind || '_begins') then 'o.status' else 'null::text' end;
  run text := case when kind = 'run' then 'o.id' when exists (
    select from information_schema.columns c
     where c.table_schema = current_schema() and c.table_name = kind and c.column_name = 'run_id') then 'o.run_id' else 'null::uuid' end;
  owners text := coalesce((
    select string_agg('o.' || quote_ident(a.attname), ', ' order by a.attnum)
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[cardinality(c.conkey)]
     where c.conrelid = kind::regclass and c.contype = 'f' and c.confdeltype = 'c' and a.attname <> 'project_id'), 'null');
begin
  execute format($create$
    create function %2$s() returns trigger language plpgsql as $guard$
    declare
      projects uuid[]; ids uuid[]; versions bigint[]; befores text[]; runs uuid[]; owners text[]; gone record;
      signer text := nullif(current_setting('journal.actor', true), '');
      deleted_at timestamptz := wall_time();
    begin
      select array_agg(o.%4$I), array_agg(o.id), array_agg(o.version), array_agg(%5$s), array_agg(%6$s), array_agg(concat_ws(',', %7$s))
        into projects, ids, versions, befores, runs, owners
        from old_rows o;
      if ids is null then
        return null;
      end if;
      perform journal_check_holds(projects, runs);
      if %8$L then
        for gone in
          select p.id, count(*) as count from unnest(projects) p(id)
           where not exists (select from project t where t.id = p.id) group by p.id
        loop
          perform journal_count(gone.id, gone.id, %3$L, gone.count);
        end loop;
      end if;
      with begun as (
        delete from journal j using unnest(ids) b(id)
         where %3$L = 'project' and j.project_id = b.id and j.subject_id = b.id and j.version = 0 and j.to_state = 'deleted'
        returning j.project_id, j.counts
      )
      insert into journal (project_id, kind, subject_id, version, from_state, to_state, actor, at, run_id, cause, counts)
      select m.project_id, %3$L, m.id, m.version + 1, m.before, 'deleted',
             coalesce(o.actor, signer, 'database:' || session_user), deleted_at, m.run_id, o.cause,
             (select b.counts from begun b where b.project_id = m.project_id)
        from unnest(projects, ids, versions, befores, runs, owners) m(project_id, id, version, before, run_id, owners)
        left join lateral (
          select j.actor, coalesce(j.cause, j.kind || ':' || j.subject_id) as cause
            from unnest(string_to_array(nullif(m.owners, ''), ',')::uuid[]) w(id)
            join journal j on j.project_id in (m.project_id, w.id) and j.subject_id = w.id
           where j.to_state = 'deleted' and j.seq is null and j.at >= transaction_time()
           order by j.at desc limit 1) o on true
       where not %8$L or exists (select from project t where t.id = m.project_id);
      return null;
    end
    $guard$
    $create$, current_schema(), kind || '_deletion', kind, case when owned then 'project_id' else 'id' end, state, run, owners, owned);
  call keep_to_owner(kind || '_deletion()');
  execute format('create trigger %1$s_ends after delete on %1$I referencing old table as old_rows
    for each statement execute function %1$s_deletion()', kind);
end
$procedure$;

-- Counts what is deleted from a table whose rows have no entries of their own, in the entry of the parent that they go along with.
create procedure journal_counts(kind text, parent text, parent_table text) language plpgsql as $procedure$
declare
  run text := case when exists (
    select from information_schema.columns c
     where c.table_schema = current_schema() and c.table_name = parent_table and c.column_name = 'run_id')
    then format('(select p.run_id from %I p where p.project_id = g.project_id and p.id = g.parent_id)', parent_table) else 'null::uuid' end;
begin
  execute format($create$
    create function %1$s_deletion() returns trigger language plpgsql as $guard$
    declare
      projects uuid[]; parents uuid[]; counts bigint[]; runs uuid[]; gone record;
    begin
      select array_agg(o.project_id), array_agg(o.parent_id), array_agg(o.count) into projects, parents, counts
        from (select project_id, %2$I as parent_id, count(*) as count from old_rows group by 1, 2) o;
      if parents is null then
        return null;
      end if;
      select array_agg(%3$s) into runs from unnest(projects, parents) g(project_id, parent_id);
      perform journal_check_holds(projects, runs);
      for gone in select * from unnest(projects, parents, counts) g(project_id, parent_id, count) loop
        perform journal_count(
          gone.project_id,
          case when exists (select from project t where t.id = gone.project_id) then gone.parent_id else gone.project_id end, %1$L, gone.count);
      end loop;
      return null;
    end
    $guard$
    $create$, kind, parent, run);
  call keep_to_owner(kind || '_deletion()');
  execute format('create trigger %1$s_ends after delete on %1$I referencing old table as old_rows
    for each statement execute function %1$s_deletion()', kind);
end
$procedure$;

-- Puts a table with a lifecycle under guard: refuses transitions that lifecycle_transition lacks (SQLSTATE K0001), and journals the rest,
-- together with reclaims, which keep the state and raise the token of the lease, and with deletions.
-- The guard takes the rows out of the transition tables before it looks anything up: the form that also runs on Citus.
create procedure guard_lifecycle(kind text) language plpgsql as $procedure$
declare
  schema_name text := current_schema();
  owner_column text := case when exists (
    select from information_schema.columns c
     where c.table_schema = current_schema() and c.table_name = kind and c.column_name = 'project_id') then 'project_id' else 'id' end;
  reason_column text := coalesce((
    select 'n.status_reason' from information_schema.columns c
     where c.table_schema = current_schema() and c.table_name = kind and c.column_name = 'status_reason'), 'null::text');
  failure_column text := coalesce((
    select 'case when n.status = ''failed'' then n.failure end' from information_schema.columns c
     where c.table_schema = current_schema() and c.table_name = kind and c.column_name = 'failure'), 'null::jsonb');
  run_column text := case when kind = 'run' then 'n.id' else coalesce((
    select 'n.run_id' from information_schema.columns c
     where c.table_schema = current_schema() and c.table_name = kind and c.column_name = 'run_id'), 'null::uuid') end;
  is_leased boolean := exists (
    select from information_schema.columns c
     where c.table_schema = current_schema() and c.table_name = kind and c.column_name = 'locked_by_worker');
  reclaimed text := case when is_leased then 'n.lease_token > o.lease_token and o.locked_by_agent_id is not null' else coalesce((
    select 'n.lease_token > o.lease_token' from information_schema.columns c
     where c.table_schema = current_schema() and c.table_name = kind and c.column_name = 'lease_token'), 'false') end;
  worker_column text := case when is_leased then 'coalesce(n.locked_by_worker, o.locked_by_worker)' else 'null::text' end;
begin
  execute format($create$
    create function %1$I.%2$s() returns trigger language plpgsql as $guard$
    declare
      projects uuid[]; ids uuid[]; versions bigint[]; befores text[]; afters text[];
      reasons text[]; failures jsonb[]; actors text[]; runs uuid[]; workers text[];
      illegal record;
      -- not transaction_time(): who waited for a row moves it later than who had it, whoever began first
      moved_at timestamptz := wall_time();
    begin
      if tg_op = 'INSERT' then
        select array_agg(n.%4$I), array_agg(n.id), array_agg(n.version), array_agg(null::text), array_agg(n.status),
               array_agg(%5$s), array_agg(%6$s), array_agg(n.updated_by), array_agg(%7$s),
               array_agg(null::text)
          into projects, ids, versions, befores, afters, reasons, failures, actors, runs, workers
          from new_rows n;
      else
        select array_agg(n.%4$I), array_agg(n.id), array_agg(n.version), array_agg(o.status), array_agg(n.status),
               array_agg(case when o.status = n.status then 'lease_lost' else %5$s end), array_agg(%6$s), array_agg(n.updated_by),
               array_agg(%7$s), array_agg(%9$s)
          into projects, ids, versions, befores, afters, reasons, failures, actors, runs, workers
          from new_rows n join old_rows o on o.%4$I = n.%4$I and o.id = n.id
         where o.status <> n.status or %8$s;
      end if;
      if ids is null then
        return null;
      end if;
      if tg_op = 'UPDATE' then
        select m.id, m.before, m.after into illegal
          from unnest(ids, befores, afters) m(id, before, after)
         where m.before <> m.after and not exists (
           select from %1$I.lifecycle_transition t
            where t.kind = %3$L and t.from_state = m.before and t.to_state = m.after)
         limit 1;
        if found then
          raise exception using
            errcode = 'K0001',
            message = format('%%s %%s cannot go from %%s to %%s', %3$L, illegal.id, illegal.before, illegal.after),
            detail = format('%%s %%s %%s %%s', %3$L, illegal.id, illegal.before, illegal.after),
            hint = 'allowed: ' || coalesce((
              select string_agg(t.to_state, ', ' order by t.to_state) from %1$I.lifecycle_transition t
               where t.kind = %3$L and t.from_state = illegal.before), 'nothing, it is final');
        end if;
      end if;
      insert into %1$I.journal (project_id, kind, subject_id, version, from_state, to_state, reason, failure, actor, at, run_id, worker)
      select m.project_id, %3$L, m.id, m.version, m.before, m.after, m.reason, m.failure, m.actor, moved_at, m.run_id, m.worker
        from unnest(projects, ids, versions, befores, afters, reasons, failures, actors, runs, workers)
             m(project_id, id, version, before, after, reason, failure, actor, run_id, worker);
      return null;
    end
    $guard$
    $create$, schema_name, kind || '_guard', kind, owner_column, reason_column, failure_column, run_column, reclaimed, worker_column);
  call keep_to_owner(kind || '_guard()');
  if failure_column <> 'null::jsonb' then
    execute format('alter table %1$I add constraint %1$s_failure_size_check check (is_failure(failure))', kind);
  end if;
  execute format('create trigger %1$s_begins after insert on %1$I referencing new table as new_rows
    for each statement execute function %1$s_guard()', kind);
  execute format('create trigger %1$s_moves after update on %1$I referencing old table as old_rows new table as new_rows
    for each statement execute function %1$s_guard()', kind);
  execute format('create trigger %1$s_foreign_write before update on %1$I
    for each row when (new.version = old.version) execute function sign_foreign_write()', kind);
  call journal_deletions(kind);
end
$procedure$;

-- Stores raise the version and sign with every write. Whatever writes without doing so, psql for one, is signed with the name
-- of its database user, and its write gets a version of its own, so that no store overwrites it unseen.
create function sign_foreign_write() returns trigger language plpgsql as $$
begin
  new.version := old.version + 1;
  new.updated_at := transaction_time();
  if new.updated_by = old.updated_by then
    new.updated_by := 'database:' || session_user;
  end if;
  return new;
end
$$;

-- ------------------------------------------------------------------------------------------------------------------- project

create table project (
  id uuid primary key,
  external_key text collate "C" check (is_line(external_key, 200)),
  owner text collate "C" not null check (is_line(owner, 200)),
  slug text collate "C" not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) <= 100),
  name text check (is_line(name, 200)),
  brief text check (char_length(brief) <= 20000),
  status text collate "C" not null default 'draft' check (status in ('draft', 'active', 'paused', 'archived')),
  stage text check (is_line(stage, 100)),
  environment_type text not null default 'local' check (is_line(environment_type, 100)),
  sandbox jsonb not null default '{}',
  agent_working_dir text check (is_line(agent_working_dir, 1000) and agent_working_dir !~ '^([/\\]|[A-Za-z]:[/\\])|(^|[/\\])\.\.([/\\]|$)'),
  remote_project_id uuid,
  repo_token text check (is_line(repo_token, 200)),
  webhook_secret text check (is_line(webhook_secret, 200)),
  max_concurrency integer not null default 2147483647 check (max_concurrency >= 1),
  gates jsonb not null default '{}',
  e2e_required boolean not null default true,
  settings jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  constraint project_external_key_key unique (external_key),
  constraint project_owner_slug_key unique (owner, slug),
  constraint project_remote_project_id_key unique (remote_project_id)
);
create index project_created_at_idx on project (created_at, id);
create index project_owner_updated_at_idx on project (owner, updated_at, id);
create index project_status_idx on project (status, created_at, id);
call guard_lifecycle('project');

-- A journal has its head as soon as it has entries, so that who writes it first holds up no reader. Those of what projects share get
-- theirs with their first place.
create function begin_journal() returns trigger language plpgsql as $$
begin
  insert into journal_head (project_id, digest) values (new.id, sha256(uuid_send(new.id))) on conflict do nothing;
  return null;
end
$$;
call keep_to_owner('begin_journal()');
create trigger project_begins_journal after insert on project for each row execute function begin_journal();

-- --------------------------------------------------------------------------------------------------------------------- agent

create table agent (
  id uuid primary key,
  external_key text collate "C" check (is_line(external_key, 200)),
  key text collate "C" not null check (is_line(key, 100)),
  name text not null check (is_line(name, 200)),
  description text check (char_length(description) <= 20000),
  prompt text check (char_length(prompt) <= 1000000),
  capabilities jsonb not null default '{}',
  max_concurrency integer not null default 1 check (max_concurrency >= 1),
  enabled boolean not null default true,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  constraint agent_external_key_key unique (external_key),
  constraint agent_key_key unique (key)
);
create index agent_created_at_idx on agent (created_at, id);
create index agent_enabled_idx on agent (enabled, created_at, id);
call journal_deletions('agent');

-- Counts the claims of agents, and in projects, with a limit. Two claims can't both count from the same number, so neither can overlook
-- what the other took.
create table agent_slot (
  agent_id uuid primary key,
  claims bigint not null default 0,
  constraint agent_slot_agent_id_fkey foreign key (agent_id) references agent on delete cascade
) with (fillfactor = 50);
create table project_slot (
  project_id uuid primary key,
  claims bigint not null default 0,
  constraint project_slot_project_id_fkey foreign key (project_id) references project on delete cascade
) with (fillfactor = 50);

create function give_slot() returns trigger language plpgsql as $$
begin
  execute format('insert into %1$I.%2$I_slot (%2$I_id) values ($1)', tg_table_schema, tg_table_name) using new.id;
  return null;
end
$$;
create trigger agent_slot after insert on agent for each row execute function give_slot();
create trigger project_slot after insert on project for each row execute function give_slot();

-- One row per model call; written once. No reference to projects, runs and steps: usage outlives them.
create table agent_execution (
  project_id uuid not null,
  id uuid not null,
  agent_id uuid not null,
  run_id uuid,
  step_id uuid,
  provider text not null check (is_line(provider, 100)),
  model text not null check (is_line(model, 200)),
  input_tokens bigint check (input_tokens >= 0),
  output_tokens bigint check (output_tokens >= 0),
  cache_read_tokens bigint check (cache_read_tokens >= 0),
  cache_write_tokens bigint check (cache_write_tokens >= 0),
  reasoning_tokens bigint check (reasoning_tokens >= 0),
  duration_ms bigint not null check (duration_ms >= 0),
  succeeded boolean not null,
  failure jsonb,
  cost_usd numeric(24, 12) check (cost_usd >= 0),
  raw jsonb not null default '{}',
  created_at timestamptz not null,
  primary key (project_id, id, created_at),
  constraint agent_execution_failure_check check (succeeded = (failure is null)),
  constraint agent_execution_agent_id_fkey foreign key (agent_id) references agent
);
-- A call is made in a project that is there, and one that is sent again at another time is the same call. The time has to be in the key
-- of a table that can be partitioned by it, so the key alone would count it twice. Looked up with a plan of its own each time: one that
-- was made while the table was small never ends when it is large.
create function check_model_call() returns trigger language plpgsql as $$
declare
  in_project boolean;
  known boolean;
begin
  execute format('select exists (select from %1$I.project where id = $1 for key share),
                         exists (select from %1$I.agent_execution where project_id = $1 and id = $2)', tg_table_schema)
    into in_project, known using new.project_id, new.id;
  if not in_project then
    raise exception using errcode = '23503', constraint = 'agent_execution_project_id_fkey', message = 'there is no such project',
      detail = format('Key (project_id, id)=(%s, %s) has no project.', new.project_id, new.id);
  end if;
  if known then
    raise exception using errcode = '23505', constraint = 'agent_execution_pkey', message = 'this model call is stored',
      detail = format('Key (project_id, id)=(%s, %s) already exists.', new.project_id, new.id);
  end if;
  return new;
end
$$;
-- Whoever records a call need not be allowed to change projects, which locking one takes.
call keep_to_owner('check_model_call()');
create trigger agent_execution_once before insert on agent_execution for each row execute function check_model_call();
create trigger agent_execution_held before delete on agent_execution for each row execute function journal_keep_held();
create index agent_execution_run_id_idx on agent_execution (project_id, run_id, created_at, id) where run_id is not null;
create index agent_execution_agent_id_idx on agent_execution (project_id, agent_id, created_at, id);
create index agent_execution_created_at_idx on agent_execution (project_id, created_at, id);
-- What is old enough to be purged, as in the journal.
create index agent_execution_purge_idx on agent_execution using brin (created_at);

-- ---------------------------------------------------------------------------------------------------------------------- work

-- The state of work items: narrow, because claims and completions rewrite it. Title, payload and the rest are in work_item_body.
create table work_item (
  project_id uuid not null,
  id uuid not null,
  work_type text not null check (is_line(work_type, 100)),
  status text collate "C" not null default 'pending'
    check (status in ('pending', 'in_progress', 'waiting', 'in_review', 'completed', 'failed', 'cancelled')),
  status_reason text check (is_line(status_reason, 100)),
  priority integer not null default 0 check (priority between -1000000 and 1000000),
  capability text check (is_line(capability, 100)),
  exclusive_key text collate "C" check (is_line(exclusive_key, 300)),
  available_at timestamptz,
  awaits jsonb,
  max_attempts integer not null default 20 check (max_attempts between 1 and 1000000),
  assigned_agent_id uuid,
  locked_by_agent_id uuid,
  locked_by_worker text check (is_line(locked_by_worker, 200)),
  locked_at timestamptz,
  lease_until timestamptz,
  lease_token bigint not null default 0 check (lease_token >= 0),
  attempt integer not null default 0 check (attempt >= 0),
  finished_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  primary key (project_id, id),
  constraint work_item_lease_check check (num_nulls(locked_by_agent_id, locked_at, lease_until) in (0, 3)),
  constraint work_item_locked_check check (locked_by_agent_id is null or status = 'in_progress'),
  constraint work_item_awaits_check check ((awaits is not null) = (status = 'waiting')),
  constraint work_item_worker_check check (locked_by_worker is null or locked_by_agent_id is not null),
  constraint work_item_finished_check check ((finished_at is not null) = (status in ('completed', 'failed', 'cancelled'))),
  constraint work_item_project_id_fkey foreign key (project_id) references project on delete cascade,
  constraint work_item_assigned_agent_id_fkey foreign key (assigned_agent_id) references agent,
  constraint work_item_locked_by_agent_id_fkey foreign key (locked_by_agent_id) references agent
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000,
        autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
create index work_item_created_at_idx on work_item (project_id, created_at, id);
-- The board of a project: one status, most urgent first.
create index work_item_status_priority_idx on work_item (project_id, status, (-priority), id);
-- The queue of one project, and the next project that has one.
create index work_item_ready_idx on work_item
  (project_id, (-priority), created_at, id, (coalesce(available_at, '-infinity'))) where status = 'pending';
create index work_item_assigned_agent_id_idx on work_item (project_id, assigned_agent_id, created_at, id) where assigned_agent_id is not null;
-- What an agent holds, and what may have run out: only rows under a lease. lease_until is in no index on purpose: renewing stays cheap.
create index work_item_locked_by_agent_id_idx on work_item (locked_by_agent_id, project_id, id) where locked_by_agent_id is not null;
call guard_lifecycle('work_item');

create table work_item_body (
  project_id uuid not null,
  id uuid not null,
  external_key text collate "C" check (is_line(external_key, 300)),
  title text not null check (is_line(title, 500)),
  description text check (char_length(description) <= 100000),
  url text check (is_line(url, 2000)),
  labels text[] not null default '{}' check (cardinality(labels) <= 100 and array_position(labels, null) is null and are_lines(labels, 100)),
  payload jsonb not null default '{}',
  retry_delay_ms bigint not null default 10000 check (retry_delay_ms >= 0),
  retry_max_delay_ms bigint not null default 3600000 check (retry_max_delay_ms between retry_delay_ms and 31536000000),
  primary key (project_id, id),
  constraint work_item_external_key_key unique (project_id, external_key),
  constraint work_item_body_id_fkey foreign key (project_id, id) references work_item on delete cascade
);
create index work_item_labels_idx on work_item_body using gin (labels);
-- Left, so that a row is named whose body is missing.
create view work_item_view as select * from work_item left join work_item_body using (project_id, id);

-- ----------------------------------------------------------------------------------------------------------------------- run

create table run (
  project_id uuid not null,
  id uuid not null,
  external_key text collate "C" check (is_line(external_key, 300)),
  idempotency_key text collate "C" check (is_line(idempotency_key, 300)),
  exclusive_key text collate "C" check (is_line(exclusive_key, 300)),
  work_item_id uuid,
  agent_id uuid,
  workflow_name text check (is_line(workflow_name, 200)),
  workflow_revision integer check (workflow_revision >= 1),
  workflow_digest text check (workflow_digest ~ '^[0-9a-f]{64}$'),
  trigger text not null default 'manual' check (is_line(trigger, 100)),
  trigger_metadata jsonb not null default '{}',
  inputs jsonb not null default '{}',
  context jsonb not null default '{}',
  current_step text check (is_line(current_step, 200)),
  status text collate "C" not null default 'pending'
    check (status in ('pending', 'enriching', 'enriched', 'planning', 'planned', 'running', 'awaiting_approval',
                      'completed', 'failed', 'cancelled')),
  status_reason text check (is_line(status_reason, 100)),
  failure jsonb,
  attempt integer not null default 1 check (attempt >= 1),
  retry_of uuid,
  root_run_id uuid not null,
  logs_url text check (is_line(logs_url, 2000)),
  artifacts_url text check (is_line(artifacts_url, 2000)),
  locked_by_agent_id uuid,
  locked_by_worker text check (is_line(locked_by_worker, 200)),
  locked_at timestamptz,
  lease_until timestamptz,
  lease_token bigint not null default 0 check (lease_token >= 0),
  started_at timestamptz,
  finished_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  primary key (project_id, id),
  constraint run_lease_check check (num_nulls(locked_by_agent_id, locked_at, lease_until) in (0, 3)),
  constraint run_locked_check check (
    locked_by_agent_id is null or (work_item_id is null and status not in ('completed', 'failed', 'cancelled'))),
  constraint run_worker_check check (locked_by_worker is null or locked_by_agent_id is not null),
  constraint run_workflow_check check (num_nulls(workflow_name, workflow_revision, workflow_digest) in (0, 3)),
  constraint run_failure_check check ((failure is not null) = (status = 'failed')),
  constraint run_retry_check check ((retry_of is null) = (attempt = 1) and (attempt = 1) = (id = root_run_id)),
  constraint run_times_check check (finished_at >= started_at),
  constraint run_finished_check check ((finished_at is not null) = (status in ('completed', 'failed', 'cancelled'))),
  constraint run_external_key_key unique (project_id, external_key),
  constraint run_idempotency_key_key unique (project_id, idempotency_key),
  constraint run_root_run_id_attempt_key unique (project_id, root_run_id, attempt),
  constraint run_project_id_fkey foreign key (project_id) references project on delete cascade,
  constraint run_work_item_id_fkey foreign key (project_id, work_item_id) references work_item,
  constraint run_agent_id_fkey foreign key (agent_id) references agent,
  constraint run_locked_by_agent_id_fkey foreign key (locked_by_agent_id) references agent,
  constraint run_retry_of_fkey foreign key (project_id, retry_of) references run,
  constraint run_root_run_id_fkey foreign key (project_id, root_run_id) references run
);
create index run_status_idx on run (project_id, status, created_at, id);
create index run_created_at_idx on run (project_id, created_at desc, id desc);
create index run_work_item_id_idx on run (project_id, work_item_id, created_at, id) where work_item_id is not null;
create index run_agent_id_started_at_idx on run (project_id, agent_id, started_at desc, id desc) where agent_id is not null;
create index run_locked_by_agent_id_idx on run (locked_by_agent_id, project_id, id) where locked_by_agent_id is not null;
create index run_retry_of_idx on run (project_id, retry_of) where retry_of is not null;
call guard_lifecycle('run');

-- The state of steps: narrow, because beginning and finishing rewrite it. Name, input and output are in run_step_body.
create table run_step (
  project_id uuid not null,
  id uuid not null,
  run_id uuid not null,
  step_key text collate "C" not null check (is_line(step_key, 200)),
  position integer not null default 0 check (position >= 0),
  status text not null default 'pending'
    check (status in ('pending', 'running', 'awaiting_approval', 'completed', 'failed', 'skipped', 'cancelled')),
  status_reason text check (is_line(status_reason, 100)),
  failure jsonb,
  attempt integer not null default 0 check (attempt >= 0),
  lease_token bigint not null default 0 check (lease_token >= 0),
  started_at timestamptz,
  finished_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  primary key (project_id, id),
  constraint run_step_failure_check check (status <> 'failed' or failure is not null),
  constraint run_step_times_check check (finished_at >= started_at),
  constraint run_step_finished_check check ((finished_at is not null) = (status in ('completed', 'failed', 'skipped', 'cancelled'))),
  constraint run_step_run_id_step_key_key unique (project_id, run_id, step_key),
  constraint run_step_project_id_fkey foreign key (project_id) references project on delete cascade,
  constraint run_step_run_id_fkey foreign key (project_id, run_id) references run on delete cascade
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
create index run_step_position_idx on run_step (project_id, run_id, position, id);
call guard_lifecycle('run_step');

create table run_step_body (
  project_id uuid not null,
  id uuid not null,
  name text not null check (is_line(name, 200)),
  capability text check (is_line(capability, 100)),
  description text check (char_length(description) <= 20000),
  assigned_agent text check (is_line(assigned_agent, 200)),
  input jsonb not null default '{}',
  output jsonb not null default '{}',
  primary key (project_id, id),
  constraint run_step_body_id_fkey foreign key (project_id, id) references run_step on delete cascade
);
-- Left, so that a row is named whose body is missing.
create view run_step_view as select * from run_step left join run_step_body using (project_id, id);

-- ------------------------------------------------------------------------------------------------------------------ approval

create table approval (
  project_id uuid not null,
  id uuid not null,
  run_id uuid not null,
  step_id uuid,
  scope text collate "C" not null check (is_line(scope, 100)),
  target text check (is_line(target, 1000)),
  intent_summary text not null check (char_length(intent_summary) <= 10000),
  parameters_digest text collate "C" not null check (parameters_digest ~ '^[0-9a-f]{64}$'),
  metadata jsonb not null default '{}',
  requested_by text not null check (char_length(requested_by) between 3 and 241),
  also_requested_by text[] not null default '{}'
    check (cardinality(also_requested_by) <= 100 and array_position(also_requested_by, null) is null and are_lines(also_requested_by, 241)),
  deciders text[] not null default '{}'
    check (cardinality(deciders) <= 100 and array_position(deciders, null) is null and are_lines(deciders, 241)),
  self_approval boolean not null default false,
  quorum integer not null default 1 check (quorum >= 1),
  granted integer not null default 0 check (granted >= 0),
  expires_at timestamptz,
  status text collate "C" not null default 'pending'
    check (status in ('pending', 'approved', 'rejected', 'expired', 'cancelled', 'consumed', 'revoked')),
  status_reason text check (is_line(status_reason, 100)),
  decided_at timestamptz,
  decided_by text check (is_line(decided_by, 241)),
  consumed_at timestamptz,
  effect_id uuid check (effect_id is null or consumed_at is not null),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  primary key (project_id, id),
  constraint approval_granted_within_quorum_check check (granted <= quorum),
  constraint approval_decided_check check ((decided_at is null) = (decided_by is null)),
  constraint approval_times_check check (consumed_at >= decided_at),
  constraint approval_consumed_check check ((consumed_at is not null) = (status = 'consumed')),
  constraint approval_project_id_fkey foreign key (project_id) references project on delete cascade,
  constraint approval_run_id_fkey foreign key (project_id, run_id) references run on delete cascade,
  constraint approval_step_id_fkey foreign key (project_id, step_id) references run_step on delete cascade
);
create unique index approval_open_key on approval (project_id, run_id, scope, target, parameters_digest) nulls not distinct
  where status in ('pending', 'approved');
create index approval_run_id_idx on approval (project_id, run_id, created_at, id);
create index approval_step_id_idx on approval (project_id, step_id) where step_id is not null;
create index approval_status_idx on approval (project_id, status, created_at, id);
create index approval_overdue_idx on approval (project_id, expires_at)
  where expires_at is not null and status in ('pending', 'approved');
call guard_lifecycle('approval');

create table approval_decision (
  project_id uuid not null,
  approval_id uuid not null,
  voter text collate "C" not null,
  decided_by text collate "C" not null check (char_length(decided_by) between 3 and 241),
  role text check (is_line(role, 100)),
  verdict text not null check (verdict in ('approve', 'reject')),
  rationale text check (char_length(rationale) <= 10000),
  decided_at timestamptz not null,
  primary key (project_id, approval_id, voter),
  constraint approval_decision_approval_id_fkey foreign key (project_id, approval_id) references approval on delete cascade
);
call journal_counts('approval_decision', 'approval_id', 'approval');

-- The key of a name, the same as Seen.key of the API: texts with the same one are the same name. Letters in the lower case of their upper case,
-- as Unicode 14 has them, since the server's own lower() depends on its locale.
create function plain_text(name text) returns text language sql immutable parallel safe
  return case when name !~ '[^!-~]' then lower(name collate "C") else
    btrim(regexp_replace(regexp_replace(
      replace(replace(
        translate(
             normalize(seen(normalize(name, nfc)), nfkd),
             'ABCDEFGHIJKLMNOPQRSTUVWXYZÆÐØÞĐĦıŁŊŒŦƁƂƄƆƇƉƊƋƎƏƐƑƓƔƖƗƘƜƝƟƢƤƦƧƩƬƮƱƲƳƵƷƸƼǤǶǷȜȠȢȤȺȻȽȾɁɃɄɅɆɈɊɌɎͰͲͶͿΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩςϏϘϚϜϞϠϢϤϦϨϪϬϮϷϺϽϾϿЂЄ'
             'ЅІЈЉЊЋЏАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯѠѢѤѦѨѪѬѮѰѲѴѸѺѼѾҀҊҌҎҐҒҔҖҘҚҜҞҠҢҤҦҨҪҬҮҰҲҴҶҸҺҼҾӀӃӅӇӉӋӍӔӘӠӨӶӺӼӾԀԂԄԆԈԊԌԎԐԒԔԖԘԚԜԞԠԢԤԦԨԪԬԮԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄ'
             'ՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖႠႡႢႣႤႥႦႧႨႩႪႫႬႭႮႯႰႱႲႳႴႵႶႷႸႹႺႻႼႽႾႿჀჁჂჃჄჅჇჍᎠᎡᎢᎣᎤᎥᎦᎧᎨᎩᎪᎫᎬᎭᎮᎯᎰᎱᎲᎳᎴᎵᎶᎷᎸᎹᎺᎻᎼᎽᎾᎿᏀᏁᏂᏃᏄᏅᏆᏇᏈᏉᏊᏋᏌᏍᏎᏏᏐᏑᏒᏓᏔᏕᏖᏗᏘᏙᏚᏛᏜᏝᏞᏟᏠᏡᏢᏣᏤᏥᏦᏧᏨᏩᏪᏫᏬᏭᏮᏯᏰᏱ'
             'ᏲᏳᏴᏵᲀᲁᲂᲃᲄᲅᲆᲇᲈᲐᲑᲒᲓᲔᲕᲖᲗᲘᲙᲚᲛᲜᲝᲞᲟᲠᲡᲢᲣᲤᲥᲦᲧᲨᲩᲪᲫᲬᲭᲮᲯᲰᲱᲲᲳᲴᲵᲶᲷᲸᲹᲺᲽᲾᲿẞỺỼỾℲↃⰀⰁⰂⰃⰄⰅⰆⰇⰈⰉⰊⰋⰌⰍⰎⰏⰐⰑⰒⰓⰔⰕⰖⰗⰘⰙⰚⰛⰜⰝⰞⰟⰠⰡⰢⰣⰤⰥⰦⰧⰨⰩⰪⰫⰬⰭⰮⰯⱠⱢⱣⱤⱧⱩⱫⱭⱮⱯⱰⱲⱵⱾⱿⲀⲂⲄⲆⲈⲊⲌⲎⲐⲒⲔⲖ'
             'ⲘⲚⲜⲞⲠⲢⲤⲦⲨⲪⲬⲮⲰⲲⲴⲶⲸⲺⲼⲾⳀⳂⳄⳆⳈⳊⳌⳎⳐⳒⳔⳖⳘⳚⳜⳞⳠⳢⳫⳭⳲꙀꙂꙄꙆꙈꙊꙌꙎꙐꙒꙔꙖꙘꙚꙜꙞꙠꙢꙤꙦꙨꙪꙬꚀꚂꚄꚆꚈꚊꚌꚎꚐꚒꚔꚖꚘꚚꜢꜤꜦꜨꜪꜬꜮꜲꜴꜶꜸꜺꜼꜾꝀꝂꝄꝆꝈꝊꝌꝎꝐꝒꝔꝖꝘꝚꝜꝞꝠꝢꝤꝦꝨꝪꝬꝮꝹꝻꝽꝾꞀꞂꞄꞆꞋꞍꞐꞒꞖꞘꞚꞜꞞꞠꞢꞤꞦꞨꞪꞫ'
             'ꞬꞭꞮꞰꞱꞲꞳꞴꞶꞸꞺꞼꞾꟀꟂꟄꟅꟆꟇꟉꟐꟖꟘꟵ𐐀𐐁𐐂𐐃𐐄𐐅𐐆𐐇𐐈𐐉𐐊𐐋𐐌𐐍𐐎𐐏𐐐𐐑𐐒𐐓𐐔𐐕𐐖𐐗𐐘𐐙𐐚𐐛𐐜𐐝𐐞𐐟𐐠𐐡𐐢𐐣𐐤𐐥𐐦𐐧𐒰𐒱𐒲𐒳𐒴𐒵𐒶𐒷𐒸𐒹𐒺𐒻𐒼𐒽𐒾𐒿𐓀𐓁𐓂𐓃𐓄𐓅𐓆𐓇𐓈𐓉𐓊𐓋𐓌𐓍𐓎𐓏𐓐𐓑𐓒𐓓𐕰𐕱𐕲𐕳𐕴𐕵𐕶𐕷𐕸𐕹𐕺𐕼𐕽𐕾𐕿𐖀𐖁𐖂𐖃𐖄𐖅𐖆𐖇𐖈𐖉𐖊𐖌𐖍𐖎𐖏𐖐𐖑𐖒𐖔𐖕𐲀𐲁𐲂𐲃𐲄'
             '𐲅𐲆𐲇𐲈𐲉𐲊𐲋𐲌𐲍𐲎𐲏𐲐𐲑𐲒𐲓𐲔𐲕𐲖𐲗𐲘𐲙𐲚𐲛𐲜𐲝𐲞𐲟𐲠𐲡𐲢𐲣𐲤𐲥𐲦𐲧𐲨𐲩𐲪𐲫𐲬𐲭𐲮𐲯𐲰𐲱𐲲𑢠𑢡𑢢𑢣𑢤𑢥𑢦𑢧𑢨𑢩𑢪𑢫𑢬𑢭𑢮𑢯𑢰𑢱𑢲𑢳𑢴𑢵𑢶𑢷𑢸𑢹𑢺𑢻𑢼𑢽𑢾𑢿𖹀𖹁𖹂𖹃𖹄𖹅𖹆𖹇𖹈𖹉𖹊𖹋𖹌𖹍𖹎𖹏𖹐𖹑𖹒𖹓𖹔𖹕𖹖𖹗𖹘𖹙𖹚𖹛𖹜𖹝𖹞𖹟𞤀𞤁𞤂𞤃𞤄𞤅𞤆𞤇𞤈𞤉𞤊𞤋𞤌𞤍𞤎𞤏𞤐𞤑𞤒𞤓𞤔𞤕𞤖𞤗𞤘𞤙𞤚𞤛𞤜𞤝'
             '𞤞𞤟𞤠𞤡',
             'abcdefghijklmnopqrstuvwxyzæðøþđħiłŋœŧɓƃƅɔƈɖɗƌǝəɛƒɠɣɩɨƙɯɲɵƣƥʀƨʃƭʈʊʋƴƶʒƹƽǥƕƿȝƞȣȥⱥȼƚⱦɂƀʉʌɇɉɋɍɏͱͳͷϳαβγδεζηθικλμνξοπρστυφχψωσϗϙϛϝϟϡϣϥϧϩϫϭϯϸϻͻͼͽђє'
             'ѕіјљњћџабвгдежзиклмнопрстуфхцчшщъыьэюяѡѣѥѧѩѫѭѯѱѳѵѹѻѽѿҁҋҍҏґғҕҗҙқҝҟҡңҥҧҩҫҭүұҳҵҷҹһҽҿӏӄӆӈӊӌӎӕәӡөӷӻӽӿԁԃԅԇԉԋԍԏԑԓԕԗԙԛԝԟԡԣԥԧԩԫԭԯաբգդեզէըթժիլխծկհձղճմ'
             'յնշոչպջռսվտրցւփքօֆⴀⴁⴂⴃⴄⴅⴆⴇⴈⴉⴊⴋⴌⴍⴎⴏⴐⴑⴒⴓⴔⴕⴖⴗⴘⴙⴚⴛⴜⴝⴞⴟⴠⴡⴢⴣⴤⴥⴧⴭꭰꭱꭲꭳꭴꭵꭶꭷꭸꭹꭺꭻꭼꭽꭾꭿꮀꮁꮂꮃꮄꮅꮆꮇꮈꮉꮊꮋꮌꮍꮎꮏꮐꮑꮒꮓꮔꮕꮖꮗꮘꮙꮚꮛꮜꮝꮞꮟꮠꮡꮢꮣꮤꮥꮦꮧꮨꮩꮪꮫꮬꮭꮮꮯꮰꮱꮲꮳꮴꮵꮶꮷꮸꮹꮺꮻꮼꮽꮾꮿᏸᏹ'
             'ᏺᏻᏼᏽвдосттъѣꙋაბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰჱჲჳჴჵჶჷჸჹჺჽჾჿßỻỽỿⅎↄⰰⰱⰲⰳⰴⰵⰶⰷⰸⰹⰺⰻⰼⰽⰾⰿⱀⱁⱂⱃⱄⱅⱆⱇⱈⱉⱊⱋⱌⱍⱎⱏⱐⱑⱒⱓⱔⱕⱖⱗⱘⱙⱚⱛⱜⱝⱞⱟⱡɫᵽɽⱨⱪⱬɑɱɐɒⱳⱶȿɀⲁⲃⲅⲇⲉⲋⲍⲏⲑⲓⲕⲗ'
             'ⲙⲛⲝⲟⲡⲣⲥⲧⲩⲫⲭⲯⲱⲳⲵⲷⲹⲻⲽⲿⳁⳃⳅⳇⳉⳋⳍⳏⳑⳓⳕⳗⳙⳛⳝⳟⳡⳣⳬⳮⳳꙁꙃꙅꙇꙉꙋꙍꙏꙑꙓꙕꙗꙙꙛꙝꙟꙡꙣꙥꙧꙩꙫꙭꚁꚃꚅꚇꚉꚋꚍꚏꚑꚓꚕꚗꚙꚛꜣꜥꜧꜩꜫꜭꜯꜳꜵꜷꜹꜻꜽꜿꝁꝃꝅꝇꝉꝋꝍꝏꝑꝓꝕꝗꝙꝛꝝꝟꝡꝣꝥꝧꝩꝫꝭꝯꝺꝼᵹꝿꞁꞃꞅꞇꞌɥꞑꞓꞗꞙꞛꞝꞟꞡꞣꞥꞧꞩɦɜ'
             'ɡɬɪʞʇʝꭓꞵꞷꞹꞻꞽꞿꟁꟃꞔʂᶎꟈꟊꟑꟗꟙꟶ𐐨𐐩𐐪𐐫𐐬𐐭𐐮𐐯𐐰𐐱𐐲𐐳𐐴𐐵𐐶𐐷𐐸𐐹𐐺𐐻𐐼𐐽𐐾𐐿𐑀𐑁𐑂𐑃𐑄𐑅𐑆𐑇𐑈𐑉𐑊𐑋𐑌𐑍𐑎𐑏𐓘𐓙𐓚𐓛𐓜𐓝𐓞𐓟𐓠𐓡𐓢𐓣𐓤𐓥𐓦𐓧𐓨𐓩𐓪𐓫𐓬𐓭𐓮𐓯𐓰𐓱𐓲𐓳𐓴𐓵𐓶𐓷𐓸𐓹𐓺𐓻𐖗𐖘𐖙𐖚𐖛𐖜𐖝𐖞𐖟𐖠𐖡𐖣𐖤𐖥𐖦𐖧𐖨𐖩𐖪𐖫𐖬𐖭𐖮𐖯𐖰𐖱𐖳𐖴𐖵𐖶𐖷𐖸𐖹𐖻𐖼𐳀𐳁𐳂𐳃𐳄'
             '𐳅𐳆𐳇𐳈𐳉𐳊𐳋𐳌𐳍𐳎𐳏𐳐𐳑𐳒𐳓𐳔𐳕𐳖𐳗𐳘𐳙𐳚𐳛𐳜𐳝𐳞𐳟𐳠𐳡𐳢𐳣𐳤𐳥𐳦𐳧𐳨𐳩𐳪𐳫𐳬𐳭𐳮𐳯𐳰𐳱𐳲𑣀𑣁𑣂𑣃𑣄𑣅𑣆𑣇𑣈𑣉𑣊𑣋𑣌𑣍𑣎𑣏𑣐𑣑𑣒𑣓𑣔𑣕𑣖𑣗𑣘𑣙𑣚𑣛𑣜𑣝𑣞𑣟𖹠𖹡𖹢𖹣𖹤𖹥𖹦𖹧𖹨𖹩𖹪𖹫𖹬𖹭𖹮𖹯𖹰𖹱𖹲𖹳𖹴𖹵𖹶𖹷𖹸𖹹𖹺𖹻𖹼𖹽𖹾𖹿𞤢𞤣𞤤𞤥𞤦𞤧𞤨𞤩𞤪𞤫𞤬𞤭𞤮𞤯𞤰𞤱𞤲𞤳𞤴𞤵𞤶𞤷𞤸𞤹𞤺𞤻𞤼𞤽𞤾𞤿'
             '𞥀𞥁𞥂𞥃'),
        U&'\0345', 'ι'), 'ß', 'ss'),
      '([ij][\u0300-\u0306\u0308-\u036F]*)\u0307', '\1', 'g'),
      '[ \u00A0\u1680\u2000-\u200A\u202F\u205F\u2800\u3000\U0001D159]+', ' ', 'g'), ' ') end;

-- One person is one voter: the text by which the votes of a kind:name are counted.
create function plain_name(name text) returns text language sql immutable parallel safe
  return case when strpos(name, ':') = 0 then plain_text(name)
    else plain_text(split_part(name, ':', 1)) || ':' || plain_text(substr(name, strpos(name, ':') + 1)) end;

-- What follows holds whoever writes, so that an approval is what its decisions made of it. K0002 says that a rule is broken, and the
-- detail which, in lines: the field, the rule, the remedy.
create function refuse(field text, rule text, remedy text) returns void language plpgsql as $$
begin
  raise exception using errcode = 'K0002', message = field || ' ' || rule, detail = concat_ws(E'\n', field, rule, remedy);
end
$$;

-- An approval begins as a question. Nobody ends its run meanwhile, which would close it.
create function approval_requested() returns trigger language plpgsql as $$
declare
  run_status text;
begin
  if new.status <> 'pending' or new.granted <> 0 or new.decided_at is not null or new.status_reason is not null
     or new.requested_by <> new.updated_by or new.also_requested_by <> '{}' then
    perform refuse('approval.status', 'must begin as pending, undecided, requested by who stores it', 'request it, and let others decide');
  end if;
  if new.created_at > wall_time() + interval '24 hours' then
    perform refuse('audit.createdAt', 'must be at most a day ahead of the store''s clock', 'request it when it is needed');
  end if;
  select status into run_status from run where project_id = new.project_id and id = new.run_id for key share;
  if run_status in ('completed', 'failed', 'cancelled') then
    perform refuse('approval.runId', 'must be a run that has not ended', 'request approvals while it runs');
  end if;
  return new;
end
$$;
create trigger approval_requested before insert on approval for each row execute function approval_requested();

-- Whether somebody has decided on an approval: a look of its own, so that who waited for its row sees what was decided meanwhile.
create function has_voted(project uuid, its_id uuid, name text) returns boolean language plpgsql as $$
begin
  return exists (select from approval_decision where project_id = project and approval_id = its_id and voter = plain_name(name));
end
$$;

-- It moves by one vote, one request more or one transition, and each column with the transition that it tells of, now.
create function approval_is_moved() returns trigger language plpgsql as $$
declare
  decided boolean := old.status = 'pending' and new.status in ('approved', 'rejected');
  consumed boolean := old.status = 'approved' and new.status = 'consumed';
begin
  if (new.status, new.granted, new.also_requested_by) is not distinct from (old.status, old.granted, old.also_requested_by)
     or (new.also_requested_by <> old.also_requested_by
         and ((new.status, new.granted) is distinct from (old.status, old.granted)
              or new.also_requested_by <> old.also_requested_by || new.updated_by)) then
    perform refuse('approval.status', 'must move by a vote, a request or a transition', 'let the approval service write it');
  elsif new.also_requested_by <> old.also_requested_by and not new.self_approval and has_voted(new.project_id, new.id, new.updated_by) then
    perform refuse('approval.alsoRequestedBy', 'must not be who has decided on it', 'let another person request it');
  elsif not decided and (new.decided_at, new.decided_by) is distinct from (old.decided_at, old.decided_by)
     or not consumed and (new.consumed_at, new.effect_id) is distinct from (old.consumed_at, old.effect_id)
     or new.status_reason is distinct from old.status_reason and (new.status = old.status or new.status not in ('cancelled', 'revoked'))
     or decided and (new.decided_by is distinct from new.updated_by or not is_now(new.decided_at, new.created_at))
     or consumed and not is_now(new.consumed_at, greatest(new.created_at, new.decided_at)) then
    perform refuse('approval.status', 'must tell how it moves, and when: now', 'let the approval service write it');
  elsif new.status <> old.status and (case new.status when 'expired' then coalesce(new.expires_at > wall_time(), true)
                                                      when 'cancelled' then false when 'revoked' then false
                                                      else new.expires_at <= wall_time() end) then
    perform refuse('approval.expiresAt', 'must fit its status', 'let it expire, and use it before');
  end if;
  return new;
end
$$;
create trigger approval_is_moved before update on approval for each row execute function approval_is_moved();

-- At the end of a statement, which may have written the decision, the effect and the approval.
create function approval_is_justified() returns trigger language plpgsql as $$
declare
  decided record;
  asked approval;
  its_id uuid;
begin
  if tg_table_name = 'approval' then
    its_id := new.id;
  else
    its_id := new.approval_id;
  end if;
  select * into asked from approval where project_id = new.project_id and id = its_id;
  if not found then
    return null;
  end if;
  select count(*) filter (where verdict = 'approve') as granted, count(*) filter (where verdict = 'reject') as rejected,
         count(*) filter (where decided_by = asked.decided_by and decided_at = asked.decided_at) as final
    into decided from approval_decision where project_id = asked.project_id and approval_id = asked.id;
  if asked.granted <> decided.granted
     or (asked.status = 'pending' and (decided.rejected > 0 or decided.granted >= asked.quorum))
     or (asked.status in ('approved', 'consumed', 'revoked') and (decided.rejected > 0 or decided.granted < asked.quorum or decided.final = 0))
     or (asked.status = 'rejected' and (decided.rejected = 0 or decided.final = 0)) then
    perform refuse('approval.status', 'must be what its decisions make of it', 'let the approval service decide');
  end if;
  if asked.effect_id is not null and not exists (
       select from side_effect where project_id = asked.project_id and id = asked.effect_id and approval_id = asked.id) then
    perform refuse('approval.effectId', 'must be the side effect that takes it', 'name the approval in the side effect');
  end if;
  return null;
end
$$;
create trigger approval_is_justified after update of status, granted, effect_id on approval for each row execute function approval_is_justified();
create trigger approval_is_justified after insert on approval_decision for each row execute function approval_is_justified();

create function approval_decision_counts() returns trigger language plpgsql as $$
declare
  asked approval;
  decider_kind text := split_part(new.voter, ':', 1);
begin
  select * into asked from approval where project_id = new.project_id and id = new.approval_id for no key update;
  if not found then
    return new; -- refused as a reference
  end if;
  if new.voter <> plain_name(new.decided_by) then
    perform refuse('approvalDecision.voter', 'must be the voter that decidedBy is', 'let the approval service write it');
  end if;
  if not is_actor(new.decided_by) or decider_kind in ('agent', 'system', 'database', 'role')
     or (not (starts_with(new.decided_by, 'user:') and not exists (
            select from unnest(asked.deciders) named where starts_with(plain_name(named), 'user:') or starts_with(plain_name(named), 'role:')))
         and not exists (
           select from unnest(asked.deciders) named
            where plain_name(named) in (new.voter, case when starts_with(new.decided_by, 'user:') then plain_name('role:' || new.role) end))) then
    perform refuse('approvalDecision.decidedBy', 'must be one who may decide on it', 'let one of its deciders decide');
  end if;
  if not asked.self_approval and exists (
       select from unnest(asked.also_requested_by || asked.requested_by) requester where plain_name(requester) = new.voter) then
    perform refuse('approvalDecision.decidedBy', 'must not be who requested it', 'let another person decide');
  end if;
  -- the statement that decides may have moved the approval before
  if not (asked.status = 'pending' or (asked.decided_by = new.decided_by and asked.decided_at = new.decided_at))
     or asked.expires_at <= wall_time() or not is_now(new.decided_at, asked.created_at) then
    perform refuse('approvalDecision.decidedAt', 'must be now, while the approval is pending', 'decide in time');
  end if;
  return new;
end
$$;
create trigger approval_decision_counts before insert on approval_decision for each row execute function approval_decision_counts();

create function approval_decision_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' or exists (select from approval where project_id = old.project_id and id = old.approval_id) then
    perform refuse('approvalDecision', 'must stay what was decided', 'withdraw the approval, and request another one');
  end if;
  return old;
end
$$;
create trigger approval_decision_stays before update or delete on approval_decision for each row execute function approval_decision_stays();

create function run_closes_approvals() returns trigger language plpgsql as $$
begin
  update approval
     set status = case status when 'pending' then 'cancelled' else 'revoked' end,
         status_reason = coalesce(new.status_reason, 'run_ended'),
         version = version + 1, updated_at = new.updated_at, updated_by = new.updated_by
   where project_id = new.project_id and run_id = new.id and status in ('pending', 'approved');
  return null;
end
$$;
create trigger run_closes_approvals after update on run for each row
  when (new.status <> old.status and new.status in ('completed', 'failed', 'cancelled'))
  execute function run_closes_approvals();

-- --------------------------------------------------------------------------------------------------------------- side effect

create table side_effect (
  project_id uuid not null,
  id uuid not null,
  run_id uuid not null,
  step_id uuid,
  effect_key text collate "C" not null check (is_line(effect_key, 200)),
  kind text not null check (char_length(kind) <= 100 and kind ~ '^[a-z0-9]+([._-][a-z0-9]+)*$'),
  target text check (is_line(target, 1000)),
  parameters jsonb not null default '{}',
  parameters_digest text not null check (parameters_digest ~ '^[0-9a-f]{64}$'),
  approval_id uuid,
  status text collate "C" not null default 'intended' check (status in ('intended', 'done', 'failed')),
  failure jsonb,
  external_id text check (is_line(external_id, 500)),
  response jsonb not null default '{}',
  attempt integer not null default 1 check (attempt >= 1),
  finished_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  primary key (project_id, id),
  constraint side_effect_failure_check check (status <> 'failed' or failure is not null),
  constraint side_effect_external_id_present_check check ((external_id is not null) = (status = 'done')),
  constraint side_effect_finished_check check ((finished_at is null) = (status = 'intended')),
  constraint side_effect_run_id_effect_key_key unique (project_id, run_id, effect_key),
  constraint side_effect_project_id_fkey foreign key (project_id) references project on delete cascade,
  constraint side_effect_run_id_fkey foreign key (project_id, run_id) references run on delete cascade,
  constraint side_effect_step_id_fkey foreign key (project_id, step_id) references run_step on delete cascade,
  constraint side_effect_approval_id_fkey foreign key (project_id, approval_id) references approval on delete cascade
);
create index side_effect_status_idx on side_effect (project_id, status, created_at, id);
create index side_effect_run_id_idx on side_effect (project_id, run_id, created_at, id);
create index side_effect_step_id_idx on side_effect (project_id, step_id) where step_id is not null;
create index side_effect_approval_id_idx on side_effect (project_id, approval_id) where approval_id is not null;
call guard_lifecycle('side_effect');

-- At the end of the statement that intends a side effect, which also takes its approval.
create function side_effect_is_allowed() returns trigger language plpgsql as $$
begin
  if new.approval_id is not null then
    if not exists (select from approval
                    where project_id = new.project_id and id = new.approval_id and status = 'consumed' and effect_id = new.id and scope = new.kind
                      and run_id = new.run_id and parameters_digest = new.parameters_digest and target is not distinct from new.target) then
      perform refuse('sideEffect.approvalId', 'must be an approval of exactly this, which it takes', 'request an approval of exactly this');
    end if;
  else
    -- a transaction with one snapshot does not see a policy that is newer, but fails here if there is one
    if current_setting('transaction_isolation') <> 'read committed' then
      perform from policy_head where project_id = new.project_id for share;
    end if;
    if exists (select from policy
                where project_id = new.project_id and key = 'require_approval'
                  and (value -> 'effects') @> any (array[to_jsonb(new.kind), to_jsonb('*'::text)])) then
      perform refuse('sideEffect.approvalId', 'must be present: the policy require_approval of the project names ' || new.kind,
                     'request an approval of exactly this, and name it');
    end if;
  end if;
  return null;
end
$$;
-- Locking the row that counts policies takes a privilege that who does the work lacks.
call keep_to_owner('side_effect_is_allowed()');
create trigger side_effect_is_allowed after insert on side_effect for each row execute function side_effect_is_allowed();
create trigger side_effect_stays_allowed after update on side_effect for each row
  when (new.status = 'intended' or new.approval_id is distinct from old.approval_id)
  execute function side_effect_is_allowed();

-- ------------------------------------------------------------------------------------------------------------------ artifact

create table artifact (
  project_id uuid not null,
  id uuid not null,
  run_id uuid,
  step_id uuid,
  kind text collate "C" not null check (is_line(kind, 100)),
  logical_key text collate "C" not null check (is_line(logical_key, 300)),
  revision integer not null check (revision >= 1),
  name text not null check (is_line(name, 300)),
  media_type text not null check (is_line(media_type, 200)),
  content jsonb check (content is null or num_nonnulls(content -> 'text', content -> 'path', content -> 'url') = 1),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  size_bytes bigint not null check (size_bytes >= 0),
  metadata jsonb not null default '{}',
  status text not null default 'staged' check (status in ('staged', 'published', 'superseded', 'expired', 'discarded')),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  version bigint not null check (version >= 1),
  primary key (project_id, id),
  constraint artifact_content_present_check check ((content is null) = (status in ('expired', 'discarded'))),
  constraint artifact_kind_logical_key_revision_key unique (project_id, kind, logical_key, revision),
  constraint artifact_project_id_fkey foreign key (project_id) references project on delete cascade,
  constraint artifact_run_id_fkey foreign key (project_id, run_id) references run on delete cascade,
  constraint artifact_step_id_fkey foreign key (project_id, step_id) references run_step on delete cascade
);
create index artifact_created_at_idx on artifact (project_id, created_at, id);
create index artifact_run_id_idx on artifact (project_id, run_id, created_at, id) where run_id is not null;
create index artifact_run_id_kind_idx on artifact (project_id, run_id, kind, created_at, id) where run_id is not null;
create index artifact_step_id_idx on artifact (project_id, step_id) where step_id is not null;
-- Logs whose contents are old enough to be purged.
create index artifact_log_idx on artifact (created_at) where kind = 'log' and status in ('published', 'superseded');
call guard_lifecycle('artifact');

create trigger artifact_held before update on artifact for each row
  when (old.content is not null and new.content is distinct from old.content)
  execute function journal_keep_held();

-- The last revision of each kind and logical key; its row lock is what makes revisions dense.
create table artifact_head (
  project_id uuid not null,
  kind text collate "C" not null,
  logical_key text collate "C" not null,
  last_revision integer not null,
  primary key (project_id, kind, logical_key),
  constraint artifact_head_project_id_fkey foreign key (project_id) references project on delete cascade
) with (fillfactor = 70);
