import type { Actor } from '@/lib/platform/core/ctx';
import { mayControlRun } from '@/lib/processes/runs/may-view-run';

/** Whoever steers a run decides who outside may follow it. */
export function mayShareRun(
  actor: Actor,
  run: { departmentId: string | null; startedById: string },
): boolean {
  const { departmentId, startedById: startedBy } = run;
  return mayControlRun(actor, { departmentId, startedBy, isInvolved: false });
}
