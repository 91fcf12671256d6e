import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { turnDownStep } from '@/lib/processes/checkpoints/turn-down-step';

import { guestAnswered } from './events';
import { rejectAsGuestInput } from './inputs';
import { factsOf, holdGuestStep, settleGuest } from './store';

/** Says no to a step that can be rejected, without an account. */
export const rejectAsGuest = command({
  name: 'guest.reject',
  input: rejectAsGuestInput,
  run: async (tx, ctx, { token, pass, reason }): Promise<{ status: 'rejected' }> => {
    const { guest, visitor, run, step } = await holdGuestStep(tx, ctx, token, pass);
    await settleGuest(tx, ctx, guest, step.subtasks);
    await turnDownStep(tx, visitor, { run, step }, { reason: reason || null, decidedBy: null });
    const target = { type: 'checkpoint', id: step.id };
    record(tx, visitor, guestAnswered, target, { ...factsOf(guest), value: 'rejected' });
    return { status: 'rejected' };
  },
});
