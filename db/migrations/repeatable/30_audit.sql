-- A length-prefixed field: its octets are counted, so no value can pretend to be another field. Its body is bound when
-- it is made and it has no settings of its own, so that it is inlined: nine calls a record would cost a tenth of the
-- appending.
create or replace function audit_field(value text) returns bytea
language sql stable strict parallel safe
return convert_to(octet_length(convert_to(value, 'UTF8'))::text || ':' || value || ',', 'UTF8');

-- Appends records to the tenant's chain. Called once per transaction, as its last statement: from here to the
-- commit the tenant's head is locked. Every entry brings at (µs since 1970), actor, action, target, request,
-- salt (hex), body (canonical JSON text) and ip; sequence, leaf and chain are made here.
create or replace function audit_append(entries jsonb) returns bigint
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  tenant uuid := current_setting('app.tenant_id')::uuid;
  seq bigint;
  previous bytea;
  entry record;
  record_bytes bytea;
  leaf_hash bytea;
begin
  select h.next_seq, h.chain into seq, previous from public.audit_heads h where h.tenant_id = tenant for update;
  if not found then
    insert into public.audit_heads (tenant_id, next_seq, chain) values (tenant, 0, '\x') on conflict do nothing;
    select h.next_seq, h.chain into seq, previous from public.audit_heads h where h.tenant_id = tenant for update;
  end if;

  for entry in
    select * from jsonb_to_recordset(entries)
      as e(at bigint, actor text, action text, target text, request text, salt text, body text, ip text)
  loop
    record_bytes :=
      public.audit_field('laufkarte.audit/1') || public.audit_field(tenant::text) || public.audit_field(seq::text)
      || public.audit_field(entry.at::text) || public.audit_field(entry.actor) || public.audit_field(entry.action)
      || public.audit_field(entry.target) || public.audit_field(entry.request)
      || public.audit_field(encode(sha256(decode(entry.salt, 'hex') || convert_to(entry.body, 'UTF8')), 'hex'));
    leaf_hash := sha256('\x00'::bytea || record_bytes);
    previous := sha256('\x02'::bytea || previous || leaf_hash);

    insert into public.audit_log (tenant_id, seq, record, leaf, chain, at, actor, action, target)
    values (tenant, seq, record_bytes, leaf_hash, previous,
            timestamptz 'epoch' + entry.at * interval '1 microsecond', entry.actor, entry.action, entry.target);
    insert into public.audit_payload (tenant_id, seq, salt, body, ip)
    values (tenant, seq, decode(entry.salt, 'hex'), entry.body, entry.ip);
    seq := seq + 1;
  end loop;

  update public.audit_heads h set next_seq = seq, chain = previous where h.tenant_id = tenant;
  return seq - 1;
end $$;

revoke all on function audit_append(jsonb) from public;
grant execute on function audit_append(jsonb) to laufkarte_app;
