import type { z } from 'zod';

import { record } from '@/lib/platform/audit/record';
import type { Ctx } from '@/lib/platform/core/ctx';
import { parseInput } from '@/lib/platform/core/parse-input';
import { tryPin } from '@/lib/processes/links/try-pin';

import { guestRefused, guestUnlocked } from './events';
import { enterGuestPinInput } from './inputs';
import { factsOf, findLiveGuest, guestCtx } from './store';

/** Opens a locked invitation for one browser. */
export const enterGuestPin = Object.assign(
  async (ctx: Ctx, raw: z.input<typeof enterGuestPinInput>): Promise<{ pass: string; until: Date }> => {
    const { token, pin } = parseInput(enterGuestPinInput, raw);
    return tryPin(ctx, pin, {
      table: 'guest_invitations',
      find: (tx) => findLiveGuest(tx, ctx, token),
      tell: (tx, guest, { isRight, tries }) => {
        const subject = { type: 'checkpoint', id: guest.checkpointId };
        if (isRight) record(tx, guestCtx(ctx, guest), guestUnlocked, subject, factsOf(guest));
        else record(tx, guestCtx(ctx, guest), guestRefused, subject, { ...factsOf(guest), tries });
      },
    });
  },
  { spec: { name: 'guest.enter_pin', input: enterGuestPinInput } },
);
