import { createHash } from 'node:crypto';

import type { Ctx } from './ctx';
import { DomainError } from './domain-error';
import { prepared, type Tx } from './transact';

type Found = {
  free: boolean;
  command: string | null;
  requestHash: string | null;
  response: { value?: unknown } | null;
};

const DAY = 86_400_000;

/**
 * The same key and the same body give the first answer again; another body is an error; one that is still
 * running is told so. Nothing happens for calls without a key, nor inside another command.
 */
export async function oncePerKey<T>(
  tx: Tx,
  ctx: Ctx,
  commandName: string,
  input: unknown,
  run: () => Promise<T>,
): Promise<T> {
  const { idempotency } = ctx;
  if (!idempotency || ctx.tx) return run();

  const actor = `${ctx.actor.kind}:${ctx.actor.id}`;
  const requestHash = createHash('sha256')
    .update(JSON.stringify([commandName, input]))
    .digest('hex');
  const found = await lookUp(tx, ctx, actor, idempotency.key);
  if (!found.free)
    throw new DomainError('idempotency_in_progress', 'The first call with this key is still running.');
  if (found.response) {
    if (found.requestHash !== requestHash) {
      throw new DomainError('idempotency_mismatch', 'This key was used for another request.');
    }
    idempotency.replayed = true;
    return revive(found.response.value) as T;
  }

  const value = await run();
  await prepared(
    tx,
    'idempotency-keep',
    `insert into idempotency_keys (actor, key, command, request_hash, response, created_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant_id, actor, key) do update set command = excluded.command,
       request_hash = excluded.request_hash, response = excluded.response, created_at = excluded.created_at`,
    [actor, idempotency.key, commandName, requestHash, JSON.stringify({ value }), ctx.now],
  );
  return value;
}

async function lookUp(tx: Tx, ctx: Ctx, actor: string, key: string): Promise<Found> {
  const lock = createHash('sha256').update(`${ctx.tenantId} ${actor} ${key}`).digest().readBigInt64BE();
  const [locked] = await prepared<{ free: boolean }>(
    tx,
    'idempotency-lock',
    'select pg_try_advisory_xact_lock($1) as free',
    [lock.toString()],
  );
  if (!locked?.free) return { free: false, command: null, requestHash: null, response: null };
  // A statement of its own, so that it sees what the holder of the lock has committed.
  const [row] = await prepared<Omit<Found, 'free'>>(
    tx,
    'idempotency-find',
    `select command, request_hash as "requestHash", response from idempotency_keys
     where actor = $1 and key = $2 and created_at > $3`,
    [actor, key, new Date(ctx.now.getTime() - DAY)],
  );
  return row ? { free: true, ...row } : { free: true, command: null, requestHash: null, response: null };
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** JSON forgets dates; answers of commands hold them as times in UTC with milliseconds. */
function revive(value: unknown): unknown {
  if (typeof value === 'string') return MOMENT.test(value) ? new Date(value) : value;
  if (Array.isArray(value)) return value.map(revive);
  if (value && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, revive(part)]));
  }
  return value;
}
