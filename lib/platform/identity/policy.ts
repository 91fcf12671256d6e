import { holds, scopeOf } from '@/lib/platform/access/authorise';
import { type Actor, isPerson } from '@/lib/platform/core/ctx';

/** Managing somebody: with the widest scope everybody, else people of the own departments. */
export function mayManage(actor: Actor, departmentIds: readonly string[]): boolean {
  if (scopeOf(actor, 'team.manage') === 'all') return true;
  return departmentIds.some((departmentId) => holds(actor, 'team.manage', { departmentId, own: false }));
}

/** Roles and the shape of the organisation are for those who manage everybody. */
export function mayManageAll(actor: Actor): boolean {
  return scopeOf(actor, 'team.manage') === 'all';
}

/** Somebody may be put only into departments one manages, and leaders are named only by those who manage all. */
export function mayPlaceInto(actor: Actor, departments: readonly { id: string; isLead: boolean }[]): boolean {
  if (mayManageAll(actor)) return true;
  if (!isPerson(actor) || departments.length === 0) return false;
  return departments.every((each) => !each.isLead && mayManage(actor, [each.id]));
}
