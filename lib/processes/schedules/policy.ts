import { holds, scopeOf } from '@/lib/platform/access/authorise';
import { type Actor, isPerson } from '@/lib/platform/core/ctx';

/** Whoever may start a deck may do so on a schedule, if schedules are theirs to make at all. */
export function mayMakeSchedules(actor: Actor): boolean {
  return scopeOf(actor, 'schedules.manage') !== null;
}

export function mayManageSchedule(
  actor: Actor,
  schedule: { departmentId: string | null; starterId: string },
): boolean {
  const own = isPerson(actor) && actor.id === schedule.starterId;
  return holds(actor, 'schedules.manage', { departmentId: schedule.departmentId, own });
}
