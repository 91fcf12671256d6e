import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { migrate } from '@/db/migrate';
import { createTenant } from '@/tests/factories/tenant';

const folder = mkdtempSync(join(tmpdir(), 'migrations-'));
const url = process.env.DATABASE_URL!;

beforeAll(async () => {
  await (await createTenant()).person('admin');
  cpSync(join(import.meta.dirname, '../../db'), folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function addMigration(name: string, text: string): void {
  const path = join(folder, 'migrations/meta/_journal.json');
  const journal = JSON.parse(readFileSync(path, 'utf8')) as { entries: { idx: number; when: number }[] };
  const last = journal.entries.at(-1)!;
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag: name } as typeof last);
  writeFileSync(path, JSON.stringify(journal));
  writeFileSync(join(folder, 'migrations', `${name}.sql`), text);
}

async function unforcedTables(): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
     and not (relrowsecurity and relforcerowsecurity)`,
  );
  await client.end();
  return rows.map(({ name }) => name);
}

it('brings a database with rows further, and leaves its walls standing', async () => {
  addMigration(
    '9998_mentor',
    `alter table users add column mentor uuid;--> statement-breakpoint
     alter table users add constraint users_mentor foreign key (tenant_id, mentor) references users (tenant_id, id);`,
  );
  expect(await migrate({ url, folder, passwords: {} })).toEqual({ changed: true });
  expect(await unforcedTables()).toEqual([]);
  expect(await migrate({ url, folder, passwords: {} })).toEqual({ changed: false });
});

it('leaves the walls standing where a migration fails', async () => {
  addMigration('9999_broken', 'alter table users drop column mentor;--> statement-breakpoint\nselect 1 / 0;');
  await expect(migrate({ url, folder, passwords: {} })).rejects.toThrow();
  expect(await unforcedTables()).toEqual([]);
});
