import { createHash } from 'node:crypto';

import type { Ctx } from './ctx';
import { DomainError } from './domain-error';
import { prepared, type Tx, transact } from './transact';

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

  const kept = await findAnswer<T>(tx, ctx, idempotency, commandName, input);
  if (kept) return kept.value;

  const value = await run();
  await prepared(
    tx,
    'idempotency-keep',
    `insert into idempotency_keys (actor, key, command, request_hash, response, created_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant_id, actor, key) do update set command = excluded.command,
       request_hash = excluded.request_hash, response = excluded.response, created_at = excluded.created_at`,
    [
      actorOf(ctx),
      idempotency.key,
      commandName,
      hashOf(commandName, input),
      JSON.stringify({ value }),
      ctx.now,
    ],
  );
  return value;
}

/**
 * The same for what is many transactions, each with a key of its own: the whole answer is kept when all are done.
 * No connection is held meanwhile.
 */
export async function onceForAll<T>(
  ctx: Ctx,
  name: string,
  input: unknown,
  run: () => Promise<T>,
): Promise<T> {
  const { idempotency } = ctx;
  if (!idempotency || ctx.tx) return run();
  const kept = await transact(ctx, (tx) => findAnswer<T>(tx, ctx, idempotency, name, input));
  if (kept) return kept.value;
  const value = await run();
  return transact(ctx, (tx) => oncePerKey(tx, ctx, name, input, async () => value));
}

async function findAnswer<T>(
  tx: Tx,
  ctx: Ctx,
  idempotency: NonNullable<Ctx['idempotency']>,
  name: string,
  input: unknown,
): Promise<{ value: T } | null> {
  const found = await lookUp(tx, ctx, actorOf(ctx), idempotency.key);
  if (!found.free)
    throw new DomainError('idempotency_in_progress', 'The first call with this key is still running.');
  if (!found.response) return null;
  if (found.requestHash !== hashOf(name, input)) {
    throw new DomainError('idempotency_mismatch', 'This key was used for another request.');
  }
  idempotency.replayed = true;
  return { value: revive(found.response.value) as T };
}

function actorOf({ actor }: Ctx): string {
  return `${actor.kind}:${actor.id}`;
}

function hashOf(name: string, input: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([name, input]))
    .digest('hex');
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
