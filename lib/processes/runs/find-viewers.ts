import { type SQL, sql } from 'drizzle-orm';

import type { Tx } from '@/lib/platform/core/transact';

/** Which of these people may see a run: who has left, is unknown or may not is not among them. */
export async function findViewers(tx: Tx, runId: string, userIds: readonly string[]): Promise<Set<string>> {
  if (userIds.length === 0) return new Set();
  const { rows } = await tx.execute<{ id: string }>(sql`
    select u.id from runs r join users u on u.id = any(${`{${userIds.join(',')}}`}::uuid[])
    where r.id = ${runId} and ${mayBeSeenBy}`);
  return new Set(rows.map(({ id }) => id));
}

/** `runs r` as seen by `users u`: visibleRuns, asked about everybody else instead of who asks. */
export const mayBeSeenBy: SQL = sql`u.status = 'active' and (${sees('r')} or (r.depth > 0 and exists (
  select from runs above where above.id = any(r.ancestor_ids) and ${sees('above')})))`;

function sees(alias: string): SQL {
  const run = sql.raw(alias);
  return sql`(
    u.id = ${run}.started_by
    or exists (select from run_checkpoint_assignees a where a.run_id = ${run}.id and a.user_id = u.id)
    or exists (select from run_final_approvers f where f.run_id = ${run}.id and f.user_id = u.id)
    or exists (select from run_escalation_hearers h where h.run_id = ${run}.id and h.user_id = u.id)
    or exists (
      select from role_permissions p where p.role_id = u.role_id and p.permission in ('runs.view', 'runs.*', '*')
        and (p.scope = 'all' or p.scope = 'department' and exists (
          select from user_departments m where m.user_id = u.id and m.department_id in (
            with recursive upwards (id, parent_id) as (
              select d.id, d.parent_id from departments d where d.id = ${run}.department_id
              union
              select d.id, d.parent_id from departments d join upwards on upwards.parent_id = d.id)
            select id from upwards)))))`;
}
