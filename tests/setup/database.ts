import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, inject } from 'vitest';

import { closePools } from '@/lib/platform/core/transact';

import { TEMPLATE, TEST_SECRET } from './cluster';

const clusterUrl = inject('clusterUrl');
const name = `t_${randomBytes(6).toString('hex')}`;

await asAdmin(`create database ${name} template ${TEMPLATE} strategy file_copy`);
const url = new URL(clusterUrl);
url.pathname = `/${name}`;
process.env.DATABASE_URL = url.toString();
process.env.BASE_URL = 'http://localhost:3000';
process.env.APP_SECRET = TEST_SECRET;
process.env.LOG_LEVEL = 'silent';
const folder = join(tmpdir(), name);
process.env.DATA_DIR = folder;
process.env.DATABASE_POOL_SIZE = '50';

afterAll(async () => {
  await closePools();
  await rm(folder, { recursive: true, force: true });
  await asAdmin(`drop database if exists ${name} with (force)`);
});

async function asAdmin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: clusterUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
