import { authorise } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';
import { prepared, type Tx } from '@/lib/platform/core/transact';
import { applyTransitions } from '@/lib/processes/runs/apply-transitions';
import { ensureAllowed } from '@/lib/processes/runs/steer-run';

import { checkpointReassigned } from './events';
import { reassignCheckpointInput } from './inputs';
import { mayReassign } from './policy';
import { allSigned, commonFields, commonValue } from './rules/several-signatures';
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
    await ensureActivePeople(tx, userIds);
    const change = await replaceAssignees(tx, run.id, step.id, userIds);
    const complete =
      step.status === 'active' &&
      step.assigneeMode === 'all' &&
      step.confirmations.length > 0 &&
      allSigned(userIds, step.confirmations);
    await applyTransitions(tx, ctx, run, {
      transitions: complete
        ? [
            {
              type: 'checkpoint.confirmed',
              checkpointId: step.id,
              value: commonValue(step.confirmations),
              fields: commonFields(step.confirmations),
            },
          ]
        : [],
      facts: complete ? { [step.id]: { decidedBy: step.confirmations.at(-1)!.userId } } : undefined,
      entries: [{ type: 'checkpoint.reassigned', checkpointId: step.id, data: change }],
    });
    record(
      tx,
      ctx,
      checkpointReassigned,
      { type: 'checkpoint', id: step.id },
      { runId: run.id, checkpointId: step.id, title: step.title, ...change },
    );
    return { checkpointId: step.id, runId: run.id, userIds };
  },
});

async function ensureActivePeople(tx: Tx, userIds: string[]): Promise<void> {
  const rows = await prepared<{ id: string }>(
    tx,
    'active-people',
    `select id from users where id = any($1::uuid[]) and status = 'active'`,
    [userIds],
  );
  const found = new Set(rows.map((row) => row.id));
  const problems = userIds.flatMap((id, index) =>
    found.has(id)
      ? []
      : [{ pointer: `/userIds/${index}`, code: 'person_unknown', message: 'No active person has this id.' }],
  );
  if (problems.length > 0)
    throw new DomainError('invalid_input', 'Not everybody named can take the step.', { problems });
}

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
