create or replace function refuse_change() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  raise exception '% on % is refused: its rows are written once', tg_op, tg_table_name using errcode = '55000';
end $$;

do $$
declare
  t text;
begin
  foreach t in array array['audit_log', 'deck_versions', 'run_events', 'sla_escalations', 'run_approval_decisions', 'file_signatures'] loop
    execute format('create or replace trigger %I before update or delete on %I for each row execute function refuse_change()', t || '_write_once', t);
    execute format('create or replace trigger %I before truncate on %I for each statement execute function refuse_change()', t || '_no_truncate', t);
    execute format('alter table %I enable always trigger %I', t, t || '_write_once');
    execute format('alter table %I enable always trigger %I', t, t || '_no_truncate');
  end loop;
  -- The payload is the erasable part: it may be emptied, never rewritten.
  execute 'create or replace trigger audit_payload_no_truncate before truncate on audit_payload for each statement execute function refuse_change()';
  execute 'create or replace trigger audit_payload_write_once before update on audit_payload for each row
           when (new.body is distinct from old.body or new.salt is distinct from old.salt or new.ip is not null)
           execute function refuse_change()';
  execute 'alter table audit_payload enable always trigger audit_payload_write_once';
  execute 'alter table audit_payload enable always trigger audit_payload_no_truncate';
end $$;
