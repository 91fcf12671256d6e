import { requirePerson } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { prepared, transact } from '@/lib/platform/core/transact';
import { verifyPin } from '@/lib/platform/crypto/hash-pin';

import { signaturePinFailed } from './events';
import { pinLimits } from './inputs';

type Attempt = { hash: string; attempts: number };

/**
 * Lets the person go on if this is their signature PIN. An attempt is counted, and the lock closed with the last one,
 * before anything is compared: however many come at once, no more are looked at than one after the other would be.
 * The comparing happens between two transactions of its own, as it takes longer than everything else.
 */
export async function requireSignaturePin(ctx: Ctx, pin: string): Promise<void> {
  const person = requirePerson(ctx.actor);
  const outside: Ctx = { ...ctx, tx: undefined };
  const attempt = await takeAttempt(outside, person.id);
  const isRight = await verifyPin(attempt.hash, pin);
  const left = pinLimits.attempts - attempt.attempts;

  await transact(outside, async (tx) => {
    if (isRight) {
      await prepared(
        tx,
        'pin-right',
        'update signature_pins set attempts = 0, locked_until = null where user_id = $1 and hash = $2',
        [person.id, attempt.hash],
      );
    } else {
      record(tx, outside, signaturePinFailed, { type: 'user', id: person.id }, { isLocked: left === 0 });
    }
  });
  if (isRight) return;
  if (left === 0) throw locked(pinLimits.lockSeconds);
  throw new DomainError('pin_wrong', 'This is not your signature PIN.', { params: { left } });
}

async function takeAttempt(ctx: Ctx, userId: string): Promise<Attempt> {
  return transact(ctx, async (tx) => {
    const [taken] = await prepared<Attempt>(tx, 'pin-attempt', TAKE_ATTEMPT, [
      userId,
      ctx.now,
      pinLimits.attempts,
      new Date(ctx.now.getTime() + pinLimits.lockSeconds * 1000),
    ]);
    if (taken) return taken;
    const [pin] = await prepared<{ lockedUntil: Date }>(
      tx,
      'pin-locked',
      'select locked_until as "lockedUntil" from signature_pins where user_id = $1',
      [userId],
    );
    if (!pin) throw new DomainError('pin_missing', 'Set a signature PIN in your account first.');
    throw locked(Math.max(1, Math.ceil((pin.lockedUntil.getTime() - ctx.now.getTime()) / 1000)));
  });
}

function locked(retryAfterSeconds: number): DomainError {
  return new DomainError('pin_locked', 'The signature PIN is locked after too many wrong attempts.', {
    params: { retryAfterSeconds, minutes: Math.ceil(retryAfterSeconds / 60) },
  });
}

// A lock that is over begins a new count.
const TAKE_ATTEMPT = `
  update signature_pins set
    attempts = case when locked_until is null then attempts + 1 else 1 end,
    locked_until = case when locked_until is null and attempts + 1 >= $3 then $4::timestamptz end
  where user_id = $1 and (locked_until is null or locked_until <= $2)
  returning hash, attempts`;
