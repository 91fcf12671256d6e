import { authorise } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';
import { prepared, type Tx } from '@/lib/platform/core/transact';
import { ensureAllowed } from '@/lib/processes/runs/steer-run';

import { ensureActivePeople, handOverSteps } from './hand-over-steps';
import { reassignCheckpointInput } from './inputs';
import { mayReassign } from './policy';
import { holdVisibleCheckpoint } from './store';

/** Hands a step to other people. The clock goes on; who had it before stays readable in the timeline. */
export const reassignCheckpoint = command({
  name: 'checkpoint.reassign',
  input: reassignCheckpointInput,
  run: async (tx, ctx, input): Promise<{ checkpointId: string; runId: string; userIds: string[] }> => {
    const { run, step } = await holdVisibleCheckpoint(tx, ctx, input.checkpointId);
    authorise(mayReassign(ctx.actor, run, step), 'checkpoints.reassign');
    ensureAllowed(run, 'reassign');
    if (step.status === 'completed' || step.status === 'skipped') {
      throw new DomainError(
        'invalid_transition',
        `The checkpoint is ${step.status}; there is nothing left to hand over.`,
        {
          params: { status: step.status, action: 'reassign' },
        },
      );
    }

    const userIds = [...new Set(input.userIds)];
    await ensureActivePeople(tx, userIds, (index) => `/userIds/${index}`);
    const change = await replaceAssignees(tx, run.id, step.id, userIds);
    await handOverSteps(tx, ctx, run, [{ step, userIds, ...change }]);
    return { checkpointId: step.id, runId: run.id, userIds };
  },
});

async function replaceAssignees(tx: Tx, runId: string, checkpointId: string, userIds: string[]) {
  const gone = await prepared<{ userId: string | null }>(
    tx,
    'remove-assignees',
    'delete from run_checkpoint_assignees where checkpoint_id = $1 returning user_id as "userId"',
    [checkpointId],
  );
  await prepared(
    tx,
    'add-assignees',
    'insert into run_checkpoint_assignees (run_id, checkpoint_id, user_id) select $1, $2, unnest($3::uuid[])',
    [runId, checkpointId, userIds],
  );
  const before = gone.flatMap((row) => row.userId ?? []);
  return {
    added: userIds.filter((id) => !before.includes(id)),
    removed: before.filter((id) => !userIds.includes(id)),
  };
}
