import { authorise, requirePerson } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';

import type { DecidedCheckpoint } from './confirm-checkpoint';
import { rejectCheckpointInput } from './inputs';
import { mayAct } from './policy';
import { ensureActive, ensureByHand, ensureRevision, holdVisibleCheckpoint } from './store';
import { turnDownStep } from './turn-down-step';

/**
 * Refuses what a step presents and stops its clock. What follows, the template says: the lane waits until the step is
 * reopened, the run goes on with the rejection as an answer, or the run is cancelled.
 */
export const rejectCheckpoint = command({
  name: 'checkpoint.reject',
  input: rejectCheckpointInput,
  run: async (tx, ctx, input): Promise<DecidedCheckpoint> => {
    const person = requirePerson(ctx.actor);
    const { run, step } = await holdVisibleCheckpoint(tx, ctx, input.checkpointId);
    authorise(mayAct(person, run, step), 'checkpoints.act');
    ensureActive(run, step);
    ensureByHand(step);
    ensureRevision(step, input.revision);

    const reason = input.reason || null;
    const state = await turnDownStep(tx, ctx, { run, step }, { reason, decidedBy: person.id });
    return {
      checkpoint: { id: step.id, status: 'rejected', value: 'rejected', revision: step.revision + 1 },
      run: { id: run.id, status: state.status },
    };
  },
});
