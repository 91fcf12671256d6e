import { authorise } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';
import { prepared, type Tx } from '@/lib/platform/core/transact';
import { type HeldStep, holdRun } from '@/lib/processes/runs/hold-run';
import { settlePeople } from '@/lib/processes/runs/settle-people';

import { type HandedOver, handOverSteps } from './hand-over-steps';
import { releaseStepsInput } from './inputs';

/**
 * Takes somebody who has left from the steps of a run whose turn it is, as if these began now. Steps that wait are
 * settled when they begin.
 */
export const releaseSteps = command({
  name: 'run.release_steps',
  input: releaseStepsInput,
  run: async (tx, ctx, { runId, userId }): Promise<{ runId: string; checkpointIds: string[] }> => {
    authorise(ctx.actor.kind === 'job', 'job_only');
    const run = await holdRun(tx, ctx, runId);
    const theirs = new Set(await findStepsOfLeaver(tx, runId, userId));
    const steps = run.steps.filter((step) => theirs.has(step.id) && step.status === 'active');
    if (steps.length === 0) return { runId, checkpointIds: [] };

    const checkpointIds = steps.map(({ id }) => id);
    await settlePeople(tx, ctx, run, steps);
    const people = await findPeople(tx, checkpointIds);
    await handOverSteps(
      tx,
      ctx,
      run,
      steps.map((step) => released(step, userId, people.get(step.id) ?? [])),
    );
    return { runId, checkpointIds };
  },
});

async function findStepsOfLeaver(tx: Tx, runId: string, userId: string): Promise<string[]> {
  const rows = await prepared<{ id: string }>(
    tx,
    'steps-of-leaver',
    `select a.checkpoint_id as id from run_checkpoint_assignees a
     join users u on u.id = a.user_id and u.status = 'inactive' where a.run_id = $1 and a.user_id = $2`,
    [runId, userId],
  );
  return rows.map(({ id }) => id);
}

async function findPeople(tx: Tx, checkpointIds: string[]): Promise<ReadonlyMap<string, string[]>> {
  const rows = await prepared<{ id: string; userIds: string[] }>(
    tx,
    'people-of-steps',
    `select checkpoint_id as id, array_agg(user_id::text) as "userIds" from run_checkpoint_assignees
     where checkpoint_id = any($1::uuid[]) and user_id is not null group by checkpoint_id`,
    [checkpointIds],
  );
  return new Map(rows.map(({ id, userIds }) => [id, userIds]));
}

function released(step: HeldStep, userId: string, userIds: string[]): HandedOver {
  return {
    step,
    userIds,
    added: userIds.filter((id) => id !== userId && !step.assigneeIds.includes(id)),
    removed: userIds.includes(userId) ? [] : [userId],
  };
}
