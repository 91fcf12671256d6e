import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';

import { migrate } from '@/db/migrate';
import { loginRoles } from '@/db/roles';
import { startThrowawayPostgres } from '@/scripts/postgres.mjs';

const SECRET = 'a secret for benchmarks only, long enough';

/** A database with durable commits and the product's schema; the environment points at it. */
export async function startBenchDatabase(): Promise<{
  url: string;
  pid: number;
  admin: pg.Client;
  stop: () => Promise<void>;
}> {
  const server = await startThrowawayPostgres({
    settings: {
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      shared_buffers: '256MB',
      max_wal_size: '4GB',
    },
  });
  const passwords = Object.fromEntries(
    loginRoles.map((role) => [
      role,
      createHmac('sha256', SECRET).update(`database role ${role}`).digest('base64url'),
    ]),
  );
  await migrate({ url: server.url, folder: join(import.meta.dirname, '..', '..', 'db'), passwords });
  Object.assign(process.env, {
    DATABASE_URL: server.url,
    APP_SECRET: SECRET,
    LOG_LEVEL: 'error',
    DATA_DIR: '/nonexistent',
    DATABASE_POOL_SIZE: '16',
  });
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  return {
    url: server.url,
    pid: server.pid,
    admin,
    stop: async () => {
      await admin.end();
      await server.stop();
    },
  };
}

/** Copies a run many times over inside its tenant, as the owner of the tables: volume for measuring, nothing else. */
export async function multiplyRun(
  admin: pg.Client,
  tenantId: string,
  runId: string,
  copies: number,
): Promise<{ checkpointIds: string[] }> {
  await admin.query(`select set_config('app.tenant_id', $1, false)`, [tenantId]);
  await admin.query('create temporary table made (run_id uuid default gen_random_uuid(), n int)');
  await admin.query('insert into made (n) select generate_series(1, $1::int)', [copies]);
  const runColumns = await columnsOf(admin, 'runs', [
    'id',
    'root_run_id',
    'number',
    'created_at',
    'title',
    'tab',
  ]);
  await admin.query(
    `insert into runs (id, root_run_id, number, created_at, title, ${runColumns})
     select m.run_id, m.run_id, 'B-' || m.n, r.created_at - m.n * interval '1 minute', r.title || ' ' || m.n, ${prefixed(runColumns, 'r')}
     from made m, runs r where r.id = $1 and r.tenant_id = $2`,
    [runId, tenantId],
  );
  await admin.query(
    'create temporary table step as select gen_random_uuid() as id, c.id as origin, m.run_id from made m, run_checkpoints c where c.run_id = $1 and c.tenant_id = $2',
    [runId, tenantId],
  );
  const stepColumns = await columnsOf(admin, 'run_checkpoints', ['id', 'run_id']);
  await admin.query(
    `insert into run_checkpoints (id, run_id, ${stepColumns})
     select s.id, s.run_id, ${prefixed(stepColumns, 'c')} from step s join run_checkpoints c on c.id = s.origin and c.tenant_id = $1`,
    [tenantId],
  );
  await admin.query(
    `insert into run_checkpoint_assignees (tenant_id, run_id, checkpoint_id, user_id)
     select a.tenant_id, s.run_id, s.id, a.user_id from step s join run_checkpoint_assignees a on a.checkpoint_id = s.origin and a.tenant_id = $1`,
    [tenantId],
  );
  const { rows } = await admin.query<{ id: string }>(
    `select s.id from step s join run_checkpoints c on c.id = s.id and c.tenant_id = $1 where c.status = 'active'`,
    [tenantId],
  );
  await admin.query('drop table made, step');
  return { checkpointIds: rows.map((row) => row.id) };
}

async function columnsOf(admin: pg.Client, table: string, without: string[]): Promise<string> {
  const { rows } = await admin.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_name = $1 and table_schema = 'public' and column_name <> all($2)`,
    [table, without],
  );
  return rows.map((row) => row.name).join(', ');
}

function prefixed(columns: string, alias: string): string {
  return columns
    .split(', ')
    .map((column) => `${alias}.${column}`)
    .join(', ');
}
