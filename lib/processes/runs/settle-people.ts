import { record } from '@/lib/platform/audit/record';
import type { Ctx } from '@/lib/platform/core/ctx';
import { prepared, type Tx } from '@/lib/platform/core/transact';

import { checkpointPeopleLeft } from './events';
import type { HeldRun, HeldStep } from './hold-run';

/** Who no longer has a step, having left. */
export type Left = { checkpointId: string; userIds: string[] };

/**
 * Who a step falls to is settled when it becomes active: departments become their active members, people who have
 * left are dropped and reported, and where nobody remains the starter takes it, so that no step is ever nobody's; if
 * the starter has left too, whoever leads the departments concerned, and the admins at last.
 */
export async function settlePeople(
  tx: Tx,
  ctx: Ctx,
  run: HeldRun,
  steps: readonly HeldStep[],
): Promise<{ newPeople: string[]; left: Left[] }> {
  if (steps.length === 0) return { newPeople: [], left: [] };
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
  const gone = await prepared<{ checkpointId: string; userId: string }>(
    tx,
    'people-who-left',
    `delete from run_checkpoint_assignees a using users u
     where a.checkpoint_id = any($1::uuid[]) and u.id = a.user_id and u.status = 'inactive'
     returning a.checkpoint_id as "checkpointId", a.user_id as "userId"`,
    [checkpointIds],
  );
  const heirs = await prepared<{ userId: string }>(tx, 'people-of-last-resort', LAST_RESORT, [
    checkpointIds,
    run.id,
    run.startedBy,
    run.departmentId,
    gone.map((row) => row.checkpointId),
    gone.map((row) => row.userId),
  ]);
  const left = [...Map.groupBy(gone, (row) => row.checkpointId)].map(([checkpointId, rows]) => ({
    checkpointId,
    userIds: rows.map(({ userId }) => userId),
  }));
  for (const each of left) {
    const target = { type: 'checkpoint', id: each.checkpointId };
    record(tx, ctx, checkpointPeopleLeft, target, { runId: run.id, ...each });
  }
  return { newPeople: [...members, ...heirs].map(({ userId }) => userId), left };
}

const LAST_RESORT = `
  with deserted as (
    select step from unnest($1::uuid[]) step
    where not exists (
      select from run_checkpoint_assignees a where a.checkpoint_id = step and a.user_id is not null)
  ), heirs as (
    select d.step, u.id, 1 as place from deserted d join users u on u.id = $3 and u.status = 'active'
    union
    select d.step, u.id, 2 from deserted d
    join user_departments l on l.is_lead and l.department_id in (
      select $4::uuid
      union all select a.department_id from run_checkpoint_assignees a where a.checkpoint_id = d.step
      union all select m.department_id from unnest($5::uuid[], $6::uuid[]) as gone (step, user_id)
        join user_departments m on m.user_id = gone.user_id where gone.step = d.step)
    join users u on u.id = l.user_id and u.status = 'active'
    union
    select d.step, u.id, 3 from deserted d
    join roles o on o.key = 'admin' join users u on u.role_id = o.id and u.status = 'active'
  )
  insert into run_checkpoint_assignees (run_id, checkpoint_id, user_id)
  select $2, h.step, h.id from heirs h
  where h.place = (select min(other.place) from heirs other where other.step = h.step)
  on conflict do nothing
  returning user_id as "userId"`;
