import { sql } from 'drizzle-orm';

import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { type Tx, transact } from '@/lib/platform/core/transact';
import { verifyPassword } from '@/lib/platform/crypto/hash-password';

import { makePass } from './pin-pass';

const MOST_TRIES = 5;
const LOCKED_SECONDS = 3600;

type Locked = { id: string; pinHash: string | null; pinLockedUntil: string | null };

/** What a PIN protects: where its tries are counted, how it is found, and what is said about the outcome. */
type Door<Found extends Locked> = {
  table: 'run_links' | 'guest_invitations';
  find: (tx: Tx) => Promise<Found>;
  tell: (tx: Tx, found: Found, outcome: { isRight: boolean; tries: number }) => void;
};

/**
 * Opens something locked for one browser. The try is taken, and committed, before the PIN is compared: however many
 * come at once, five are compared and the rest find it locked.
 */
export async function tryPin<Found extends Locked>(
  ctx: Ctx,
  pin: string,
  door: Door<Found>,
): Promise<{ pass: string; until: Date }> {
  const { found, tries } = await transact(ctx, async (tx) => {
    const locked = await door.find(tx);
    return { found: locked, tries: await takeTry(tx, ctx, door.table, locked) };
  });
  if (!found.pinHash) return makePass(found, ctx.now);

  const isRight = await verifyPassword(found.pinHash, pin);
  await transact(ctx, async (tx) => {
    door.tell(tx, found, { isRight, tries });
    if (isRight) await forgetTries(tx, door.table, found.id);
  });
  if (isRight) return makePass(found, ctx.now);
  throw new DomainError('invalid_input', 'This is not the PIN of this link.', {
    problems: [{ pointer: '/pin', code: 'pin_wrong', message: 'This is not the PIN of this link.' }],
    params: { triesLeft: MOST_TRIES - tries },
  });
}

async function takeTry(tx: Tx, ctx: Ctx, table: string, { id, pinLockedUntil }: Locked): Promise<number> {
  const now = ctx.now.toISOString();
  const until = new Date(ctx.now.getTime() + LOCKED_SECONDS * 1000).toISOString();
  // The row is read again under its lock, so the fifth of many at once is the fifth.
  const { rows } = await tx.execute<{ tries: number }>(sql`
    update ${sql.identifier(table)} set
      pin_tries = case when pin_locked_until is null then pin_tries + 1 else 1 end,
      pin_locked_until = case when pin_locked_until is null and pin_tries + 1 >= ${MOST_TRIES} then ${until}::timestamptz end
    where id = ${id} and (pin_locked_until is null or pin_locked_until <= ${now})
    returning pin_tries as tries`);
  if (rows[0]) return rows[0].tries;
  const lockedUntil = new Date(pinLockedUntil ?? until);
  const retryAfterSeconds = Math.max(1, Math.ceil((lockedUntil.getTime() - ctx.now.getTime()) / 1000));
  throw new DomainError('rate_limited', 'Too many wrong PINs; this link is locked for an hour.', {
    params: { retryAfterSeconds },
  });
}

async function forgetTries(tx: Tx, table: string, id: string): Promise<void> {
  await tx.execute(
    sql`update ${sql.identifier(table)} set pin_tries = 0, pin_locked_until = null where id = ${id}`,
  );
}
