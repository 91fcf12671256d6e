import { authorise, requirePerson } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';
import { applyTransitions } from '@/lib/processes/runs/apply-transitions';
import { runCancelled } from '@/lib/processes/runs/events';

import type { DecidedCheckpoint } from './confirm-checkpoint';
import { checkpointRejected } from './events';
import { rejectCheckpointInput } from './inputs';
import { mayAct } from './policy';
import { ensureActive, ensureByHand, ensureRevision, holdVisibleCheckpoint } from './store';

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
    if (step.confirmationType !== 'accept_reject') {
      throw new DomainError(
        'invalid_transition',
        'Only a step that is accepted or rejected can be rejected.',
        {
          params: { status: step.status, action: 'reject' },
        },
      );
    }

    const reason = input.reason || null;
    const endsRun = step.onReject === 'cancel_run';
    const state = await applyTransitions(tx, ctx, run, {
      transitions: [
        { type: 'checkpoint.rejected', checkpointId: step.id },
        ...(endsRun ? [{ type: 'run.cancelled' } as const] : []),
      ],
      run: endsRun ? { reason: reason ?? step.title } : undefined,
      facts: { [step.id]: { rejectionReason: reason, decidedBy: person.id } },
      eventData: (transition) => (transition.type === 'checkpoint.rejected' ? { reason } : undefined),
    });
    record(
      tx,
      ctx,
      checkpointRejected,
      { type: 'checkpoint', id: step.id },
      { runId: run.id, checkpointId: step.id, title: step.title, reason },
    );
    if (endsRun) {
      const why = { number: run.number, reason: reason ?? step.title };
      record(tx, ctx, runCancelled, { type: 'run', id: run.id }, why);
    }
    return {
      checkpoint: { id: step.id, status: 'rejected', value: 'rejected', revision: step.revision + 1 },
      run: { id: run.id, status: state.status },
    };
  },
});
