import { sql } from 'drizzle-orm';
import type { z } from 'zod';

import { record } from '@/lib/platform/audit/record';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { parseInput } from '@/lib/platform/core/parse-input';
import { type Tx, transact } from '@/lib/platform/core/transact';
import { verifyPassword } from '@/lib/platform/crypto/hash-password';

import { linkRefused, linkUnlocked } from './events';
import { enterPinInput } from './inputs';
import { makePass } from './rules/pin-pass';
import { findLiveLink, type LiveLink } from './store';

const MOST_TRIES = 5;
const LOCKED_SECONDS = 3600;

/**
 * Opens a locked link for one browser. The try is taken, and committed, before the PIN is compared: however many
 * come at once, five are compared and the rest find the link locked.
 */
export const enterPin = Object.assign(
  async (ctx: Ctx, raw: z.input<typeof enterPinInput>): Promise<{ pass: string; until: Date }> => {
    const { token, pin } = parseInput(enterPinInput, raw);
    const { link, tries } = await transact(ctx, (tx) => takeTry(tx, ctx, token));
    if (!link.pinHash) return makePass(link, ctx.now);

    const isRight = await verifyPassword(link.pinHash, pin);
    await transact(ctx, (tx) => settle(tx, ctx, link, tries, isRight ? 'right' : 'wrong'));
    if (isRight) return makePass(link, ctx.now);
    throw new DomainError('invalid_input', 'This is not the PIN of this link.', {
      problems: [{ pointer: '/pin', code: 'pin_wrong', message: 'This is not the PIN of this link.' }],
      params: { triesLeft: MOST_TRIES - tries },
    });
  },
  { spec: { name: 'link.enter_pin', input: enterPinInput } },
);

async function takeTry(tx: Tx, ctx: Ctx, token: string): Promise<{ link: LiveLink; tries: number }> {
  const link = await findLiveLink(tx, ctx, token);
  const now = ctx.now.toISOString();
  const until = new Date(ctx.now.getTime() + LOCKED_SECONDS * 1000).toISOString();
  // The row is read again under its lock, so the fifth of many at once is the fifth.
  const { rows } = await tx.execute<{ tries: number }>(sql`
    update run_links set
      pin_tries = case when pin_locked_until is null then pin_tries + 1 else 1 end,
      pin_locked_until = case when pin_locked_until is null and pin_tries + 1 >= ${MOST_TRIES} then ${until}::timestamptz end
    where id = ${link.id} and (pin_locked_until is null or pin_locked_until <= ${now})
    returning pin_tries as tries`);
  if (rows[0]) return { link, tries: rows[0].tries };
  const lockedUntil = link.pinLockedUntil ? new Date(link.pinLockedUntil) : new Date(until);
  const retryAfterSeconds = Math.max(1, Math.ceil((lockedUntil.getTime() - ctx.now.getTime()) / 1000));
  throw new DomainError('rate_limited', 'Too many wrong PINs; this link is locked for an hour.', {
    params: { retryAfterSeconds },
  });
}

async function settle(
  tx: Tx,
  ctx: Ctx,
  { id, runId }: LiveLink,
  tries: number,
  outcome: 'right' | 'wrong',
): Promise<void> {
  const visitor: Ctx = { ...ctx, actor: { kind: 'link', id } };
  const subject = { type: 'run', id: runId };
  if (outcome === 'wrong') return record(tx, visitor, linkRefused, subject, { linkId: id, tries });
  await tx.execute(sql`update run_links set pin_tries = 0, pin_locked_until = null where id = ${id}`);
  record(tx, visitor, linkUnlocked, subject, { linkId: id });
}
