-- The ceiling: what confirming one step costs PostgreSQL at least, written by hand as one call: the decision, the tick
-- to the next lane, the run, two entries of history, an audit record on its tenant's hash chain and an outbox row, in
-- tables with the columns and indexes such work needs. Without row security, permission, validation and foreign keys.
-- It is the yardstick: it gets neither lighter nor heavier with the product.
drop schema if exists anchor cascade;
create schema anchor;

create table anchor.head (tenant int primary key, seq bigint not null default 0, hash bytea not null default '\x00') with (fillfactor = 10);
create table anchor.run (tenant int not null, id bigint not null, title text not null, status text not null default 'active',
  lane int not null default 1, created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  primary key (tenant, id));
create table anchor.step (tenant int not null, run_id bigint not null, lane int not null, status text not null,
  version int not null default 0, assignee int, activated_at timestamptz, due_at timestamptz, decided_at timestamptz,
  decided_by int, primary key (tenant, run_id, lane)) with (fillfactor = 90);
create index on anchor.step (due_at) where status = 'active';
create table anchor.event (id bigint generated always as identity primary key, tenant int not null, run_id bigint not null,
  lane int not null, kind text not null, actor int, data jsonb not null, at timestamptz not null default now());
create index on anchor.event (tenant, run_id, id);
create table anchor.audit (tenant int not null, seq bigint not null, actor int, action text not null, entity text not null,
  body text not null, at timestamptz not null default clock_timestamp(), previous bytea not null, hash bytea not null,
  primary key (tenant, seq));
create table anchor.outbox (id bigint generated always as identity primary key, tenant int not null, topic text not null,
  payload jsonb not null, created_at timestamptz not null default now(), sent_at timestamptz);
create index on anchor.outbox (id) where sent_at is null;

-- Neighbouring runs belong to tenants that do not follow one another, so that clients do not queue behind one head.
create function anchor.tenant_of(run bigint) returns int language sql immutable
  return run * 2654435761 % 4294967296 / 65536 % 50;

insert into anchor.head (tenant) select generate_series(0, 49);
insert into anchor.run (tenant, id, title) select anchor.tenant_of(n), n, 'run ' || n from generate_series(1::bigint, 400000) n;
insert into anchor.step (tenant, run_id, lane, status, activated_at, due_at)
  select tenant, id, n, case n when 1 then 'active' else 'pending' end,
    case n when 1 then now() end, case n when 1 then now() + interval '3 days' end
  from anchor.run, generate_series(1, 2) n;

create function anchor.advance(t int, r bigint) returns bigint language plpgsql as $$
declare h anchor.head; n bigint; body text; digest bytea;
begin
  update anchor.step set status = 'done', version = version + 1, decided_at = now(), decided_by = 7
    where tenant = t and run_id = r and lane = 1 and status = 'active';
  if not found then raise exception 'conflict'; end if;
  insert into anchor.event (tenant, run_id, lane, kind, actor, data) values (t, r, 1, 'confirmed', 7, '{"via":"bench"}');
  select * into h from anchor.head where tenant = t for update;
  n := h.seq + 1;
  body := format('{"seq":%s,"action":"confirmed","run":%s,"lane":1,"actor":%s}', n, r, 7);
  digest := sha256(h.hash || convert_to(body, 'UTF8'));
  insert into anchor.audit (tenant, seq, actor, action, entity, body, previous, hash)
    values (t, n, 7, 'confirmed', 'run/' || r, body, h.hash, digest);
  update anchor.head set seq = n, hash = digest where tenant = t;
  insert into anchor.outbox (tenant, topic, payload) values (t, 'confirmed', jsonb_build_object('run', r, 'lane', 1));
  update anchor.step set status = 'active', version = version + 1, activated_at = now(), due_at = now() + interval '3 days'
    where tenant = t and run_id = r and lane = 2 and status = 'pending';
  update anchor.run set lane = 2, updated_at = now() where tenant = t and id = r;
  insert into anchor.event (tenant, run_id, lane, kind, actor, data) values (t, r, 2, 'activated', 7, '{"via":"tick"}');
  return n;
end $$;
vacuum analyze;
checkpoint;
