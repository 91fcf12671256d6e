import { authorise } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';
import { canReopen, isBuiltUpon, reopen } from '@/lib/processes/engine/reopen';
import { applyTransitions } from '@/lib/processes/runs/apply-transitions';
import { ensureAllowed, ensureWholeActive } from '@/lib/processes/runs/steer-run';

import type { DecidedCheckpoint } from './confirm-checkpoint';
import { checkpointReopened } from './events';
import { reopenCheckpointInput } from './inputs';
import { mayReopen } from './policy';
import { holdVisibleCheckpoint } from './store';

/** Takes a decided or skipped step up again; its clock goes on from what it had used. */
export const reopenCheckpoint = command({
  name: 'checkpoint.reopen',
  input: reopenCheckpointInput,
  run: async (tx, ctx, { checkpointId, cascade }): Promise<DecidedCheckpoint> => {
    const { run, step } = await holdVisibleCheckpoint(tx, ctx, checkpointId);
    const built = isBuiltUpon(step, run.steps);
    authorise(mayReopen(ctx.actor, run, { ...step, isBuiltUpon: built }), 'runs.control');
    ensureAllowed(run, 'reopen');
    if (!canReopen(step)) {
      throw new DomainError(
        'invalid_transition',
        `The checkpoint is ${step.status} and cannot be reopened.`,
        {
          params: { status: step.status, action: 'reopen' },
        },
      );
    }
    await ensureWholeActive(tx, ctx, run);

    const wasWaiting = run.state.status === 'awaiting_final_approval';
    const state = await applyTransitions(tx, ctx, run, {
      transitions: [
        ...(wasWaiting ? [{ type: 'run.reworked' } as const] : []),
        ...reopen(run.state, [checkpointId], { cascade }),
      ],
      eventData: (transition) => (transition.type === 'checkpoint.reopened' ? { cascade } : undefined),
    });
    record(
      tx,
      ctx,
      checkpointReopened,
      { type: 'checkpoint', id: step.id },
      { runId: run.id, title: step.title, cascade },
    );
    const now = state.steps.find((each) => each.id === checkpointId)!;
    return {
      checkpoint: { id: step.id, status: now.status, value: now.value, revision: step.revision + 1 },
      run: { id: run.id, status: state.status },
    };
  },
});
