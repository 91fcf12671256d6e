-- The ceiling: confirming one step as a hand-written function, one call, without row security, permission or validation.
drop schema if exists anchor cascade;
create schema anchor;

create table anchor.head (tenant int primary key, seq bigint not null default 0, hash bytea not null default '\x00') with (fillfactor = 10);
create table anchor.run (tenant int, id bigint, status text not null default 'active', lane int not null default 1,
  updated_at timestamptz not null default now(), primary key (tenant, id));
create table anchor.step (tenant int, run_id bigint, lane int, status text not null, version int not null default 0,
  activated_at timestamptz, due_at timestamptz, decided_at timestamptz, decided_by int, primary key (tenant, run_id, lane)) with (fillfactor = 90);
create index on anchor.step (due_at) where status = 'active';
create table anchor.event (id bigint generated always as identity primary key, tenant int, run_id bigint, lane int, kind text,
  actor int, data jsonb, at timestamptz default now());
create index on anchor.event (tenant, run_id, id);
create table anchor.audit (tenant int, seq bigint, actor int, action text, body text, at timestamptz default clock_timestamp(),
  previous bytea, hash bytea, primary key (tenant, seq));
create table anchor.outbox (id bigint generated always as identity primary key, tenant int, topic text, payload jsonb,
  created_at timestamptz default now(), sent_at timestamptz);
create index on anchor.outbox (id) where sent_at is null;

insert into anchor.head (tenant) select generate_series(0, 49);
insert into anchor.run (tenant, id) select n % 50, n from generate_series(1::bigint, 400000) n;
insert into anchor.step (tenant, run_id, lane, status, activated_at, due_at)
  select n % 50, n, lane, case lane when 1 then 'active' else 'pending' end,
    case lane when 1 then now() end, case lane when 1 then now() + interval '3 days' end
  from generate_series(1::bigint, 400000) n, generate_series(1, 2) lane;

create function anchor.advance(t int, r bigint) returns bigint language plpgsql as $$
declare h anchor.head; n bigint; body text; digest bytea;
begin
  update anchor.step set status = 'done', version = version + 1, decided_at = now(), decided_by = 7
    where tenant = t and run_id = r and lane = 1 and status = 'active';
  if not found then raise exception 'conflict'; end if;
  insert into anchor.event (tenant, run_id, lane, kind, actor, data) values (t, r, 1, 'confirmed', 7, '{"via":"bench"}');
  select * into h from anchor.head where tenant = t for update;
  n := h.seq + 1;
  body := format('{"seq":%s,"action":"confirmed","run":%s,"actor":7}', n, r);
  digest := sha256(h.hash || convert_to(body, 'UTF8'));
  insert into anchor.audit (tenant, seq, actor, action, body, previous, hash) values (t, n, 7, 'confirmed', body, h.hash, digest);
  update anchor.head set seq = n, hash = digest where tenant = t;
  insert into anchor.outbox (tenant, topic, payload) values (t, 'confirmed', jsonb_build_object('run', r));
  update anchor.step set status = 'active', version = version + 1, activated_at = now(), due_at = now() + interval '3 days'
    where tenant = t and run_id = r and lane = 2;
  update anchor.run set lane = 2, updated_at = now() where tenant = t and id = r;
  insert into anchor.event (tenant, run_id, lane, kind, actor, data) values (t, r, 2, 'activated', 7, '{"via":"tick"}');
  return n;
end $$;
vacuum analyze;
checkpoint;
