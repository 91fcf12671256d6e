import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';

import { type LoginRole, roles } from './roles';

const LOCK = 726_351_001;

/**
 * Brings a database to the state of this code: roles, migrations, then the repeatable files (row security, grants,
 * audit function, triggers), which run again whenever their text has changed. `folder` is `db` on disk.
 * One process at a time; the others wait and find nothing to do.
 */
export async function migrate(options: {
  url: string;
  folder: string;
  passwords: Partial<Record<LoginRole, string>>;
}): Promise<{ changed: boolean }> {
  const client = new pg.Client({ connectionString: options.url, application_name: 'laufkarte migrate' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    const before = await stateOf(client);
    await client.query(readFileSync(join(options.folder, 'bootstrap.sql'), 'utf8'));
    await setPasswords(client, options.passwords);

    await client.query(`set role ${roles.owner}`);
    await applyPending(client, join(options.folder, 'migrations'));
    await applyRepeatable(client, join(options.folder, 'migrations', 'repeatable'));
    return { changed: (await stateOf(client)) !== before };
  } finally {
    await client.end();
  }
}

/**
 * A foreign key added to a table with rows asks them all, and the owner under forced row security has no tenant to ask
 * for. Its exemption returns for the time of the migrations; whom the pages use is bound by the policies throughout.
 */
async function applyPending(client: pg.Client, migrationsFolder: string): Promise<void> {
  if (await isCurrent(client, migrationsFolder)) return;
  await eachTable(client, 'no force row level security');
  try {
    await applyMigrations(drizzle({ client }), { migrationsFolder });
  } finally {
    await eachTable(client, 'force row level security');
  }
}

/** As the migrator asks it: by the time of the newest migration. */
async function isCurrent(client: pg.Client, migrationsFolder: string): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('drizzle.__drizzle_migrations') is not null as there`,
  );
  if (!rows[0]?.there) return false;
  const newest = await client.query<{ at: string | null }>(
    'select max(created_at) as at from drizzle.__drizzle_migrations',
  );
  const files = readMigrationFiles({ migrationsFolder });
  return files.every(({ folderMillis }) => folderMillis <= Number(newest.rows[0]?.at ?? 0));
}

/** Table by table, so that those who work meanwhile are waited for one at a time. */
async function eachTable(client: pg.Client, change: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relrowsecurity`);
  for (const { name } of rows) await client.query(`alter table ${name} ${change}`);
}

async function setPasswords(client: pg.Client, passwords: Partial<Record<LoginRole, string>>): Promise<void> {
  for (const [role, password] of Object.entries(passwords)) {
    await client.query(`alter role ${roles[role as LoginRole]} password ${client.escapeLiteral(password)}`);
  }
}

async function applyRepeatable(client: pg.Client, folder: string): Promise<void> {
  await client.query(
    'create table if not exists drizzle.repeatable (name text primary key, sha256 text not null)',
  );
  const migrations = await client.query<{ last: string }>(
    'select hash as last from drizzle.__drizzle_migrations order by id desc limit 1',
  );
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from drizzle.repeatable',
  );
  const applied = new Map(rows.map((row) => [row.name, row.sha256]));

  for (const name of readdirSync(folder).sort()) {
    const text = readFileSync(join(folder, name), 'utf8');
    // New migrations bring new tables, so the newest one is part of what the files were applied to.
    const sha256 = createHash('sha256').update(`${migrations.rows[0]?.last}\n${text}`).digest('hex');
    if (applied.get(name) === sha256) continue;
    await client.query('begin');
    await client.query(text);
    await client.query(
      'insert into drizzle.repeatable (name, sha256) values ($1, $2) on conflict (name) do update set sha256 = excluded.sha256',
      [name, sha256],
    );
    await client.query('commit');
  }
}

async function stateOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('drizzle.repeatable') is not null as there`,
  );
  if (!rows[0]?.there) return '';
  const state = await client.query<{ state: string }>(
    `select (select string_agg(hash, ',' order by id) from drizzle.__drizzle_migrations)
            || (select string_agg(sha256, ',' order by name) from drizzle.repeatable) as state`,
  );
  return state.rows[0]?.state ?? '';
}
