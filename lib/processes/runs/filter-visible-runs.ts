import { type SQL, sql } from 'drizzle-orm';

import { scopeOf } from '@/lib/platform/access/authorise';
import { type Actor, isPerson } from '@/lib/platform/core/ctx';

/**
 * The runs an actor may see, as a condition on `runs r`: lists, search, counts and exports all use it.
 * It says in SQL what mayViewRun says about one run.
 */
export function visibleRuns(actor: Actor): SQL {
  if (actor.kind === 'job') return sql`true`;
  if (!isPerson(actor)) return sql`false`;
  const scope = scopeOf(actor, 'runs.view');
  if (scope === 'all') return sql`true`;
  if (!scope && actor.kind === 'token') return sql`false`;

  const mine = sql`r.id in (
    select s.id from runs s where s.started_by = ${actor.id}
    union all select a.run_id from run_checkpoint_assignees a where a.user_id = ${actor.id}
    union all select f.run_id from run_final_approvers f where f.user_id = ${actor.id})`;
  if (scope !== 'department' || actor.access.departmentIds.length === 0) return mine;
  return sql`(r.department_id = any(${departmentList(actor.access.departmentIds)}::uuid[]) or ${mine})`;
}

function departmentList(ids: readonly string[]): string {
  return `{${ids.join(',')}}`;
}
