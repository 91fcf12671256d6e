-- What open pages of some tenants have to be told: the topics written by transactions that `past` could not see and
-- the present can. That is exact, whatever order they committed in and whether the relay has been there since. One
-- call a second answers for a whole process, so it looks across tenants: as the owner, whom a policy of the outbox
-- lets read every row, and it gives back topics alone. `whole` is false where something may be missing: nothing is
-- known of the past, the database is an older one than it was, or there was more than `most`.
create or replace function pages_to_tell(past text, tenants uuid[], most integer)
returns table (present text, whole boolean, told jsonb)
language plpgsql stable security definer set search_path = pg_catalog, public set enable_seqscan = off as $$
declare
  here pg_snapshot := pg_current_snapshot();
  before pg_snapshot;
begin
  present := here::text;
  whole := false;
  told := '[]';
  if past is not null and pg_input_is_valid(past, 'pg_snapshot') then
    before := past::pg_snapshot;
  end if;
  if before is null or pg_snapshot_xmax(before) > pg_snapshot_xmax(here) then
    return next;
    return;
  end if;

  with written as (
    -- The upper bound holds off rows that were restored from a database that counted further.
    (select o.tenant_id, o.tells from public.outbox o
     where o.tells is not null and o.tenant_id = any(tenants)
       and o.written_in >= pg_snapshot_xmax(before) and o.written_in < pg_snapshot_xmax(here)
     order by o.written_in limit most + 1)
    union all
    (select o.tenant_id, o.tells from public.outbox o
     where o.tells is not null and o.tenant_id = any(tenants)
       and o.written_in = any(array(select pg_snapshot_xip(before)))
     limit most + 1)
  )
  select (select count(*) <= most from written),
    coalesce(jsonb_agg(distinct jsonb_build_array(w.tenant_id, topic)), '[]')
  into whole, told
  from written w cross join lateral unnest(w.tells) topic;
  return next;
end $$;

revoke all on function pages_to_tell(text, uuid[], integer) from public;
grant execute on function pages_to_tell(text, uuid[], integer) to laufkarte_app;
