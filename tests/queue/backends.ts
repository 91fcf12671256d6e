import pg from 'pg';

import { roles } from '@/db/roles';
import { migrateQueue } from '@/workers/runtime/migrate-queue';
import { type QueueKit, queueKit } from '@/workers/runtime/queue-kit';

import { hasRedis, type RedisServer, startRedis } from './redis-server';

export type Backend = {
  name: 'postgres' | 'redis';
  start: () => Promise<void>;
  stop: () => Promise<void>;
  kit: () => QueueKit;
  /** What a process of its own needs to reach the same queue. */
  env: () => Record<string, string>;
};

export function backends(): Backend[] {
  return hasRedis() ? [postgres(), redis()] : [postgres()];
}

function postgres(): Backend {
  return {
    name: 'postgres',
    async start() {
      const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
      await client.connect();
      await client.query(`do $$ begin
        execute format('grant create on database %I to ${roles.queue}', current_database()); end $$`);
      await client.end();
      await migrateQueue();
    },
    stop: async () => {},
    kit: () => queueKit(undefined),
    env: () => ({}),
  };
}

function redis(): Backend {
  let server: RedisServer | undefined;
  const url = () => server?.url ?? '';
  return {
    name: 'redis',
    async start() {
      server = await startRedis();
    },
    async stop() {
      await server?.stop();
    },
    kit: () => queueKit(url()),
    env: () => ({ REDIS_URL: url() }),
  };
}
