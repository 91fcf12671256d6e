import { eq } from 'drizzle-orm';

import { guestInvitations } from '@/db/schema/processes/guest-invitations';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';
import type { Tx } from '@/lib/platform/core/transact';
import { holdStepToGive } from '@/lib/processes/checkpoints/hold-step-to-give';
import { applyTransitions } from '@/lib/processes/runs/apply-transitions';

import { guestRevoked } from './events';
import { revokeGuestInput } from './inputs';
import { factsOf } from './store';

/** From now on the link in the mail leads nowhere, also for whoever has it open. */
export const revokeGuest = command({
  name: 'guest.revoke',
  input: revokeGuestInput,
  run: async (tx, ctx, { guestId }): Promise<{ guestId: string; checkpointId: string }> => {
    const { checkpointId } = await findGuest(tx, guestId);
    const { run, step } = await holdStepToGive(tx, ctx, checkpointId);
    // Read again, now that nobody else can change it.
    const guest = await findGuest(tx, guestId);
    if (guest.usedAt || guest.revokedAt) {
      throw new DomainError('conflict', 'This invitation is over already.');
    }

    await tx.update(guestInvitations).set({ revokedAt: ctx.now }).where(eq(guestInvitations.id, guestId));
    const { name } = guest;
    const facts = factsOf({ ...guest, title: step.title });
    record(tx, ctx, guestRevoked, { type: 'checkpoint', id: checkpointId }, facts);
    await applyTransitions(tx, ctx, run, {
      transitions: [],
      entries: [{ type: 'checkpoint.guest_revoked', checkpointId, data: { guest: name } }],
    });
    return { guestId, checkpointId };
  },
});

async function findGuest(tx: Tx, guestId: string) {
  const [guest] = await tx.select().from(guestInvitations).where(eq(guestInvitations.id, guestId));
  if (!guest) throw new DomainError('not_found', 'There is no such invitation.');
  return guest;
}
