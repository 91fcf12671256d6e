import { runMigrations } from 'bullmq';
import pg from 'pg';

import { databaseUrl, env } from '@/lib/platform/core/env';

/** Makes or updates BullMQ's own schema, as the queue's role. Nothing to do where the queue lives in Redis. */
export async function migrateQueue(): Promise<void> {
  if (env().REDIS_URL) return;
  const client = new pg.Client({ connectionString: databaseUrl('queue') });
  await client.connect();
  try {
    await runMigrations(client);
  } finally {
    await client.end();
  }
}
