import { createPool, type Database, type DatabasePool, databaseOn } from '@/db/client';

import type { Ctx } from './ctx';
import { databaseUrl, env } from './env';
import { report } from './log';

export type Tx = Database;

type PendingRecord = { audit?: Record<string, unknown>; post?: Record<string, unknown> };

/** What a transaction has collected for its last statement. */
const collected = new WeakMap<Tx, PendingRecord[]>();

const pools: { app?: DatabasePool; relay?: DatabasePool } = {};

/** The one way to write: joins the caller's transaction, or opens one inside the tenant. */
export async function transact<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (ctx.tx) return work(ctx.tx);
  return within(appPool(), `begin; ${tenantSetting(ctx.tenantId)}`, async (tx) => {
    const records: PendingRecord[] = [];
    collected.set(tx, records);
    try {
      const result = await work(tx);
      if (records.length > 0) await close(tx, records);
      return result;
    } finally {
      collected.delete(tx);
    }
  });
}

/** The one way to read: the same room, with the pens taken away. All queries inside see one moment. */
export function read<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (ctx.tx) return work(ctx.tx);
  return within(
    appPool(),
    `begin isolation level repeatable read read only; ${tenantSetting(ctx.tenantId)}`,
    work,
  );
}

/** Before a tenant is known: only the row of `tenants` with this slug can be seen. */
export function readBySlug<T>(slug: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return within(appPool(), 'begin read only', async (tx) => {
    await prepared(tx, 'tenant-slug', `select set_config('app.tenant_slug', $1, true)`, [slug]);
    return work(tx);
  });
}

/** Across tenants, but the role behind it may touch only the outbox and the ids of tenants. */
export function asRelay<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return within(relayPool(), 'begin', work);
}

/** A statement of the hot path: parsed and planned once per connection, one round trip. */
export async function prepared<Row extends object>(
  tx: Tx,
  name: string,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  const { rows } = await tx.$client.query<Row>({ name, text, values });
  return rows;
}

/** Kept until the end of the transaction, where everything is written in one statement. */
export function collect(tx: Tx, entry: PendingRecord): void {
  const records = collected.get(tx);
  if (!records) throw new Error('Something was recorded outside a writing transaction.');
  records.push(entry);
}

export async function closePools(): Promise<void> {
  const open = [pools.app, pools.relay];
  pools.app = undefined;
  pools.relay = undefined;
  await Promise.all(open.map((pool) => pool?.end()));
}

/** Whether the database answers, for readiness. */
export async function pingDatabase(): Promise<void> {
  await appPool().query('select 1');
}

async function within<T>(pool: DatabasePool, opening: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    // One message for "begin" and the tenant: a round trip saved on every request.
    await client.query(opening);
    const result = await work(databaseOn(client));
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/**
 * Outbox rows and audit records in one statement, the last before the commit: appending locks the head of the
 * tenant's chain, and whoever locks it early makes everybody else wait for the whole of their work.
 */
async function close(tx: Tx, records: PendingRecord[]): Promise<void> {
  const posts = records.flatMap((entry) => entry.post ?? []);
  const audits = records.flatMap((entry) => entry.audit ?? []);
  if (posts.length > 0 && audits.length > 0) {
    await prepared(tx, 'close-both', `with posted as (${INSERT_POSTS}) select audit_append($2::jsonb)`, [
      JSON.stringify(posts),
      JSON.stringify(audits),
    ]);
    return;
  }
  if (posts.length > 0) await prepared(tx, 'close-posts', INSERT_POSTS, [JSON.stringify(posts)]);
  if (audits.length > 0)
    await prepared(tx, 'close-audits', 'select audit_append($1::jsonb)', [JSON.stringify(audits)]);
}

const INSERT_POSTS = `insert into outbox (type, subject_id, data, request_id, created_at)
  select type, subject, data, request, at
  from jsonb_to_recordset($1::jsonb) as p(type text, subject uuid, data jsonb, request text, at timestamptz)`;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function tenantSetting(tenantId: string): string {
  if (!UUID.test(tenantId)) throw new Error('A tenant id is not a UUID.');
  return `select set_config('app.tenant_id', '${tenantId}', true)`;
}

function appPool(): DatabasePool {
  pools.app ??= createPool({
    url: databaseUrl('app'),
    max: env().DATABASE_POOL_SIZE,
    applicationName: 'laufkarte',
    onError: (error) => report(error, { pool: 'app' }),
  });
  return pools.app;
}

function relayPool(): DatabasePool {
  pools.relay ??= createPool({
    url: databaseUrl('relay'),
    max: 2,
    applicationName: 'laufkarte relay',
    onError: (error) => report(error, { pool: 'relay' }),
  });
  return pools.relay;
}
