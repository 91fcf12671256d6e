import { createPool, type Database, type DatabasePool, databaseOn } from '@/db/client';

import type { Ctx } from './ctx';
import { databaseUrl, env } from './env';
import { report } from './log';
import { referToRequest } from './refer-to-request';

export type Tx = Database;

type PendingRecord = { audit?: Record<string, unknown>; post?: Record<string, unknown> };

/** What a writing transaction has collected for its last statement, and what it has sent but not yet believed. */
const unfinished = new WeakMap<Tx, { records: PendingRecord[]; sent: Promise<unknown>[] }>();

const pools: { app?: DatabasePool; relay?: DatabasePool } = {};

/** The one way to write: joins the caller's transaction, or opens one inside the tenant. */
export async function transact<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (ctx.tx) return work(ctx.tx);
  return within(appPool(), `begin; ${tenantSetting(ctx.tenantId)}`, work).catch(refer(ctx));
}

/** The one way to read: the same room, with the pens taken away. All queries inside see one moment. */
export function read<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (ctx.tx) return work(ctx.tx);
  return within(
    appPool(),
    `begin isolation level repeatable read read only; ${tenantSetting(ctx.tenantId)}`,
    work,
  ).catch(refer(ctx));
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

/** In no tenant, where no table can be read: for a function of the database that keeps to what may be said. */
export async function askFunction<Row extends object>(
  name: string,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  const { rows } = await appPool().query<Row>({ name, text, values });
  return rows;
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

/**
 * A write whose answer nobody needs before the end: sent now, in its order, and believed before the commit is.
 * What fails here fails the transaction.
 */
export function send(tx: Tx, name: string, text: string, values: unknown[]): void {
  const sending = tx.$client.query({ name, text, values });
  sending.catch(() => {});
  open(tx).sent.push(sending);
}

/** Kept until the end of the transaction, where everything is written in one statement. */
export function collect(tx: Tx, entry: PendingRecord): void {
  open(tx).records.push(entry);
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

/**
 * The driver sends statements in their order without waiting for the answer to the one before, so the opening, and
 * the end of a transaction, cost no round trips of their own. Where the opening fails there is no tenant, and
 * whatever follows it fails as well.
 */
async function within<T>(pool: DatabasePool, opening: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const tx = databaseOn(client);
  const { records, sent } = { records: [], sent: [] } as {
    records: PendingRecord[];
    sent: Promise<unknown>[];
  };
  let broken: Error | undefined;
  unfinished.set(tx, { records, sent });
  try {
    const opened = client.query(opening);
    opened.catch(() => {});
    const result = await work(tx);
    close(tx, records);
    const [ended] = await Promise.all([client.query('commit'), opened, ...sent]);
    if (ended.command !== 'COMMIT') throw new Error('The transaction was rolled back by the database.');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    unfinished.delete(tx);
    client.release(broken);
  }
}

function refer({ requestId }: Ctx): (error: unknown) => never {
  return (error) => {
    throw referToRequest(error, requestId);
  };
}

function open(tx: Tx) {
  const state = unfinished.get(tx);
  if (!state) throw new Error('Something was recorded outside a transaction.');
  return state;
}

/**
 * Outbox rows and audit records in one statement, the last before the commit: appending locks the head of the
 * tenant's chain, and whoever locks it early makes everybody else wait for the whole of their work.
 */
function close(tx: Tx, records: PendingRecord[]): void {
  const posts = records.flatMap((entry) => entry.post ?? []);
  const audits = records.flatMap((entry) => entry.audit ?? []);
  if (posts.length > 0 && audits.length > 0) {
    send(tx, 'close-both', `with posted as (${INSERT_POSTS}) select audit_append($2::jsonb)`, [
      JSON.stringify(posts),
      JSON.stringify(audits),
    ]);
    return;
  }
  if (posts.length > 0) send(tx, 'close-posts', INSERT_POSTS, [JSON.stringify(posts)]);
  if (audits.length > 0) send(tx, 'close-audits', 'select audit_append($1::jsonb)', [JSON.stringify(audits)]);
}

const INSERT_POSTS = `insert into outbox (type, subject_id, data, request_id, created_at, tells)
  select type, subject, data, request, at, tells
  from jsonb_to_recordset($1::jsonb)
    as p(type text, subject uuid, data jsonb, request text, at timestamptz, tells text[])`;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function tenantSetting(tenantId: string): string {
  if (!UUID.test(tenantId)) throw new Error('A tenant id is not a UUID.');
  return `set local app.tenant_id = '${tenantId}'`;
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
