import { requirePerson } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { prepared, read } from '@/lib/platform/core/transact';

export type SignaturePinState = { setAt: Date | null; lockedUntil: Date | null };

/** Whether the person has a signature PIN, and until when it is locked. */
export async function getSignaturePin(ctx: Ctx): Promise<SignaturePinState> {
  const person = requirePerson(ctx.actor);
  const [pin] = await read(ctx, (tx) =>
    prepared<{ setAt: Date; lockedUntil: Date | null }>(
      tx,
      'own-pin',
      'select set_at as "setAt", locked_until as "lockedUntil" from signature_pins where user_id = $1',
      [person.id],
    ),
  );
  const lockedUntil = pin?.lockedUntil && pin.lockedUntil > ctx.now ? pin.lockedUntil : null;
  return { setAt: pin?.setAt ?? null, lockedUntil };
}
