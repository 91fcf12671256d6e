-- What needs a role with the right to create roles. Runs before the migrations, any number of times.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

do $$
declare
  r text;
begin
  foreach r in array array['laufkarte_migrator', 'laufkarte_app', 'laufkarte_relay', 'laufkarte_sealer', 'laufkarte_backup', 'laufkarte_queue'] loop
    if not exists (select from pg_roles where rolname = r) then
      execute format('create role %I login nosuperuser nocreatedb nocreaterole nobypassrls', r);
    end if;
  end loop;
  if not exists (select from pg_roles where rolname = 'laufkarte_owner') then
    create role laufkarte_owner nologin nosuperuser nocreatedb nocreaterole nobypassrls;
  end if;
  grant laufkarte_owner to laufkarte_migrator;
  if not pg_has_role(current_user, 'laufkarte_owner', 'member') then
    execute format('grant laufkarte_owner to %I', current_user);
  end if;
  execute format('grant create, connect, temporary on database %I to laufkarte_owner', current_database());
  -- The queue's own schema: its producers create a sequence per queue.
  execute format('grant create, connect on database %I to laufkarte_queue', current_database());
  if to_regprocedure('pg_catalog.uuidv7()') is null and to_regprocedure('public.uuidv7()') is null then
    -- Servers before version 18: the same layout, 48 bits of milliseconds and 74 random bits.
    create function public.uuidv7() returns uuid language sql volatile parallel safe as $f$
      select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) placing
        substring(int8send(floor(extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
    $f$;
  end if;
end $$;

revoke create on schema public from public;
grant usage, create on schema public to laufkarte_owner;
