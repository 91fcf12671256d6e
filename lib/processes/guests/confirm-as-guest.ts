import type { RunSubtask } from '@/db/schema/processes/checkpoints';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { checkEvidence } from '@/lib/processes/checkpoints/check-evidence';
import { checkpointConfirmed } from '@/lib/processes/checkpoints/events';
import { applyTransitions } from '@/lib/processes/runs/apply-transitions';

import { guestAnswered } from './events';
import { confirmAsGuestInput } from './inputs';
import { factsOf, holdGuestStep, settleGuest } from './store';

/**
 * Signs a step off without an account, on the strength of the link alone. It asks for the same as of anybody else, is
 * told nothing about what follows, and is over with it.
 */
export const confirmAsGuest = command({
  name: 'guest.confirm',
  input: confirmAsGuestInput,
  run: async (tx, ctx, { token, pass, subtasks = [], ...given }): Promise<{ status: 'completed' }> => {
    const { guest, visitor, run, step } = await holdGuestStep(tx, ctx, token, pass);
    const at = ctx.now.toISOString();
    const ticked = step.subtasks.map((subtask, index) =>
      subtask.doneAt === null && subtasks.includes(index) ? tick(subtask, guest.name, at) : subtask,
    );
    const asked = { ...step, subtasks: ticked };
    const { value, facts, fields } = await checkEvidence(tx, asked, given, guest.name);

    await settleGuest(tx, ctx, guest, ticked);
    await applyTransitions(tx, visitor, run, {
      transitions: [{ type: 'checkpoint.confirmed', checkpointId: step.id, value, fields }],
      facts: { [step.id]: { ...facts, decidedBy: null } },
      eventData: (transition) => (transition.type === 'checkpoint.confirmed' ? facts : undefined),
      entries: ticked.flatMap(({ title }, index) =>
        ticked[index] === step.subtasks[index]
          ? []
          : [{ type: 'checkpoint.subtask_done', checkpointId: step.id, data: { subtask: title } }],
      ),
    });
    const target = { type: 'checkpoint', id: step.id };
    record(tx, visitor, checkpointConfirmed, target, { runId: run.id, title: step.title, value, ...facts });
    record(tx, visitor, guestAnswered, target, { ...factsOf(guest), value });
    return { status: 'completed' };
  },
});

function tick({ title }: RunSubtask, guest: string, doneAt: string): RunSubtask {
  return { title, doneBy: null, doneAt, guest };
}
