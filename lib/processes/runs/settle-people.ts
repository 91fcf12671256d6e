import { record } from '@/lib/platform/audit/record';
import type { Ctx } from '@/lib/platform/core/ctx';
import { prepared, type Tx } from '@/lib/platform/core/transact';

import { checkpointPeopleLeft } from './events';
import type { HeldRun, HeldStep } from './hold-run';

/**
 * Who a step falls to is settled when it becomes active: departments become their active members, people who have
 * left are dropped and reported, and where nobody remains the starter takes it, so that no step is ever nobody's.
 * Says who is new.
 */
export async function settlePeople(
  tx: Tx,
  ctx: Ctx,
  run: HeldRun,
  steps: readonly HeldStep[],
): Promise<string[]> {
  if (steps.length === 0) return [];
  const checkpointIds = steps.map(({ id }) => id);
  const members = await prepared<{ userId: string }>(
    tx,
    'people-of-departments',
    `insert into run_checkpoint_assignees (run_id, checkpoint_id, user_id)
     select distinct a.run_id, a.checkpoint_id, m.user_id
     from run_checkpoint_assignees a
     join user_departments m on m.department_id = a.department_id
     join users u on u.id = m.user_id and u.status = 'active'
     where a.checkpoint_id = any($1::uuid[]) and a.user_id is null
     on conflict do nothing
     returning user_id as "userId"`,
    [checkpointIds],
  );
  const left = await prepared<{ checkpointId: string; userId: string }>(
    tx,
    'people-who-left',
    `delete from run_checkpoint_assignees a using users u
     where a.checkpoint_id = any($1::uuid[]) and u.id = a.user_id and u.status = 'inactive'
     returning a.checkpoint_id as "checkpointId", a.user_id as "userId"`,
    [checkpointIds],
  );
  await prepared(
    tx,
    'people-of-last-resort',
    `insert into run_checkpoint_assignees (run_id, checkpoint_id, user_id)
     select $2, step, $3 from unnest($1::uuid[]) step
     where not exists (select from run_checkpoint_assignees a where a.checkpoint_id = step and a.user_id is not null)
     on conflict do nothing`,
    [checkpointIds, run.id, run.startedBy],
  );
  for (const [checkpointId, gone] of Map.groupBy(left, (row) => row.checkpointId)) {
    const facts = { runId: run.id, checkpointId, userIds: gone.map(({ userId }) => userId) };
    record(tx, ctx, checkpointPeopleLeft, { type: 'checkpoint', id: checkpointId }, facts);
  }
  return members.map(({ userId }) => userId);
}
