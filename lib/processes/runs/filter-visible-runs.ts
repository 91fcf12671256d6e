import { type SQL, sql } from 'drizzle-orm';

import { scopeOf } from '@/lib/platform/access/authorise';
import { type Actor, isPerson } from '@/lib/platform/core/ctx';

/**
 * The runs an actor may see, as a condition on `runs r` (or another alias): lists, search, counts and exports all use it.
 * It says in SQL what mayViewRun says about one run.
 */
export function visibleRuns(actor: Actor, alias = 'r'): SQL {
  if (actor.kind === 'job') return sql`true`;
  if (!isPerson(actor)) return sql`false`;
  const scope = scopeOf(actor, 'runs.view');
  if (scope === 'all') return sql`true`;
  if (!scope && actor.kind === 'token') return sql`false`;

  const departments = scope === 'department' ? actor.access.departmentIds : [];
  const run = sql.raw(alias);
  // Who sees a run sees its parts, however deep they lie.
  return sql`(${seen(run, actor.id, departments)} or (${run}.depth > 0 and exists (
    select from runs above where above.id = any(${run}.ancestor_ids)
      and ${seen(sql`above`, actor.id, departments)})))`;
}

function seen(run: SQL, userId: string, departmentIds: readonly string[]): SQL {
  const mine = sql`${run}.id in (
    select s.id from runs s where s.started_by = ${userId}
    union all select a.run_id from run_checkpoint_assignees a where a.user_id = ${userId}
    union all select f.run_id from run_final_approvers f where f.user_id = ${userId}
    union all select h.run_id from run_escalation_hearers h where h.user_id = ${userId})`;
  if (departmentIds.length === 0) return mine;
  return sql`(${run}.department_id = any(${departmentList(departmentIds)}::uuid[]) or ${mine})`;
}

function departmentList(ids: readonly string[]): string {
  return `{${ids.join(',')}}`;
}
