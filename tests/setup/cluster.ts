import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';

import { migrate } from '@/db/migrate';
import { loginRoles } from '@/db/roles';
import { startThrowawayPostgres } from '@/scripts/postgres.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    clusterUrl: string;
  }
}

export const TEST_SECRET = 'a secret for tests only, long enough';
export const TEMPLATE = 'laufkarte_template';

/** One throw-away PostgreSQL for the whole run, with one migrated database that every test file clones. */
export default async function setup(project: TestProject) {
  const server = await startThrowawayPostgres();
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query(`create database ${TEMPLATE}`);
  await admin.end();

  const url = new URL(server.url);
  url.pathname = `/${TEMPLATE}`;
  const passwords = Object.fromEntries(
    loginRoles.map((role) => [
      role,
      createHmac('sha256', TEST_SECRET).update(`database role ${role}`).digest('base64url'),
    ]),
  );
  await migrate({ url: url.toString(), folder: join(import.meta.dirname, '..', '..', 'db'), passwords });
  project.provide('clusterUrl', server.url);
  return () => server.stop();
}
