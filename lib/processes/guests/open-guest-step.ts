import type { z } from 'zod';

import type { Ctx } from '@/lib/platform/core/ctx';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';
import { isPass } from '@/lib/processes/links/pin-pass';

import { openGuestStepInput } from './inputs';
import { findLiveGuest, type GuestStep, readGuestStep } from './store';

export type OpenedGuestStep = { state: 'open'; step: GuestStep } | { state: 'pin'; lockedUntil: Date | null };

/** What a guest is asked. Only looking: programs that open every link in a mail change nothing here. */
export async function openGuestStep(
  ctx: Ctx,
  raw: z.input<typeof openGuestStepInput>,
): Promise<OpenedGuestStep> {
  const { token, pass } = parseInput(openGuestStepInput, raw);
  return read(ctx, async (tx) => {
    const guest = await findLiveGuest(tx, ctx, token);
    if (guest.pinHash && !isPass(pass, guest, ctx.now)) {
      const until = guest.pinLockedUntil && new Date(guest.pinLockedUntil);
      return { state: 'pin', lockedUntil: until && until > ctx.now ? until : null };
    }
    return { state: 'open', step: await readGuestStep(tx, ctx, guest) };
  });
}
