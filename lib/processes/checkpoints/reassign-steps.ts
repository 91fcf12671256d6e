import { authorise } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';
import { prepared, type Tx } from '@/lib/platform/core/transact';
import { type HeldStep, holdRun } from '@/lib/processes/runs/hold-run';
import { mayViewRun } from '@/lib/processes/runs/may-view-run';
import { ensureAllowed } from '@/lib/processes/runs/steer-run';

import { ensureActivePeople, type HandedOver, handOverSteps } from './hand-over-steps';
import { reassignStepsInput } from './inputs';
import { mayReassign } from './policy';

/** Gives everything somebody still has to do in a run to somebody else; whoever has a step with them keeps it. */
export const reassignSteps = command({
  name: 'run.reassign_steps',
  input: reassignStepsInput,
  run: async (
    tx,
    ctx,
    { runId, fromUserId, toUserId },
  ): Promise<{ runId: string; checkpointIds: string[] }> => {
    const run = await holdRun(tx, ctx, runId);
    if (!mayViewRun(ctx.actor, run)) throw new DomainError('not_found', 'There is no such run.');
    ensureAllowed(run, 'reassign');
    const theirs = await stepsOf(tx, runId, fromUserId);
    const steps = run.steps.filter((step) => theirs.has(step.id) && isOpen(step));
    const mayAll = steps.length > 0 ? steps.every((step) => mayReassign(ctx.actor, run, step)) : true;
    authorise(mayAll, 'checkpoints.reassign');
    if (steps.length === 0) {
      throw new DomainError('nothing_to_reassign', 'This person has no open step in the run.');
    }
    await ensureActivePeople(tx, [toUserId], () => '/toUserId');

    const checkpointIds = steps.map(({ id }) => id);
    await replacePerson(tx, checkpointIds, { runId, fromUserId, toUserId });
    await handOverSteps(
      tx,
      ctx,
      run,
      steps.map((step) => handedOver(step, fromUserId, toUserId)),
    );
    return { runId, checkpointIds };
  },
});

function isOpen(step: HeldStep): boolean {
  return step.status !== 'completed' && step.status !== 'skipped';
}

/** Asked by row: of those who have left, a held run no longer knows what they had. */
async function stepsOf(tx: Tx, runId: string, userId: string): Promise<Set<string>> {
  const rows = await prepared<{ id: string }>(
    tx,
    'steps-of-person',
    'select checkpoint_id as id from run_checkpoint_assignees where run_id = $1 and user_id = $2',
    [runId, userId],
  );
  return new Set(rows.map(({ id }) => id));
}

async function replacePerson(
  tx: Tx,
  checkpointIds: string[],
  { runId, fromUserId, toUserId }: { runId: string; fromUserId: string; toUserId: string },
): Promise<void> {
  await prepared(
    tx,
    'remove-person-from-steps',
    'delete from run_checkpoint_assignees where checkpoint_id = any($1::uuid[]) and user_id = $2',
    [checkpointIds, fromUserId],
  );
  await prepared(
    tx,
    'add-person-to-steps',
    `insert into run_checkpoint_assignees (run_id, checkpoint_id, user_id) select $1, unnest($2::uuid[]), $3
     on conflict do nothing`,
    [runId, checkpointIds, toUserId],
  );
}

function handedOver(step: HeldStep, fromUserId: string, toUserId: string): HandedOver {
  const others = step.assigneeIds.filter((id) => id !== fromUserId);
  const isNew = !others.includes(toUserId);
  return {
    step,
    userIds: isNew ? [...others, toUserId] : others,
    added: isNew ? [toUserId] : [],
    removed: [fromUserId],
  };
}
