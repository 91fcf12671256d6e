import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let client: pg.Client;
beforeAll(async () => {
  client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
});
afterAll(() => client.end());

const names = async (text: string) =>
  (await client.query<{ name: string }>(text)).rows.map((row) => row.name);

const unlocked = `
  select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p')
    and (not c.relrowsecurity or not c.relforcerowsecurity or not exists (select from pg_policy p where p.polrelid = c.oid))`;

describe('the catalogue', () => {
  it('locks every table by row security, even for its owner', async () => {
    expect(await names(unlocked)).toEqual([]);
    await client.query('begin; create table public.careless (tenant_id uuid)');
    expect(await names(unlocked)).toEqual(['careless']);
    await client.query('rollback');
  });

  it('begins every key with the tenant', async () => {
    expect(
      await names(`
        select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indrelid
        join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
        where n.nspname = 'public' and i.indisunique and a.attname <> 'tenant_id' and c.relname <> 'tenants'`),
    ).toEqual([]);
  });

  it('lets no foreign key leave its tenant, and none delete history', async () => {
    expect(
      await names(`
        select k.conname as name from pg_constraint k join pg_namespace n on n.oid = k.connamespace
        where n.nspname = 'public' and k.contype = 'f' and (k.confdeltype <> 'a'
          or not exists (select from pg_attribute a where a.attrelid = k.conrelid and a.attnum = k.conkey[1] and a.attname = 'tenant_id'))`),
    ).toEqual([]);
  });

  it('gives everything to an owner that cannot log in, and nothing dangerous to anybody', async () => {
    expect(
      await names(`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and pg_get_userbyid(c.relowner) <> 'laufkarte_owner'`),
    ).toEqual([]);
    expect(
      await names(`select rolname as name from pg_roles where rolname like 'laufkarte_%'
      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or (rolname = 'laufkarte_owner' and rolcanlogin))`),
    ).toEqual([]);
    expect(
      await names(`select table_name || ' ' || privilege_type as name from information_schema.role_table_grants
      where grantee = 'laufkarte_app' and (privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER')
        or (table_name like 'audit_%' and privilege_type <> 'SELECT')) and table_schema = 'public'`),
    ).toEqual([]);
    expect(
      await names(`select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'public' and p.prosecdef
        and (p.proname not in ('audit_append', 'search_query', 'search_subjects', 'search_finds', 'pages_to_tell')
          or not coalesce(p.proconfig::text like '%search_path=pg_catalog, public%', false))`),
    ).toEqual([]);
    // The owner looks across tenants in the two search tables and the outbox alone, and nobody but the application asks it to.
    expect(
      await names(`select polrelid::regclass::text as name from pg_policy
      where polroles @> array['laufkarte_owner'::regrole::oid] and pg_get_expr(polqual, polrelid) = 'true' order by 1`),
    ).toEqual(['outbox', 'search_documents', 'search_words']);
    expect(
      await names(`select p.proname || ' ' || a.grantee::regrole::text as name
      from pg_proc p cross join lateral aclexplode(p.proacl) a
      where (p.proname like 'search\\_%' or p.proname = 'pages_to_tell') and p.prosecdef and a.grantee <> p.proowner
        and a.grantee <> 'laufkarte_app'::regrole`),
    ).toEqual([]);
  });
});
