import { defaultEscalationDelays } from '@/lib/platform/tenants/inputs';

/** How long after the due time leads hear of it, and how long after them management. */
export type EscalationDelays = { leadsMinutes: number; managementMinutes: number };

export const defaultDelays: EscalationDelays = defaultEscalationDelays;

/** Who hears of a step that is not done: its people before and at the due time, then their leads, then management. */
export const rungs = { warning: 0, overdue: 1, leads: 2, management: 3 } as const;

export function firstRung(warnBeforeSeconds: number | null): number {
  return warnBeforeSeconds === null ? rungs.overdue : rungs.warning;
}

/** When a rung is climbed, counted from the due time as it stands; null above the last one. */
export function rungMoment(
  rung: number,
  dueAt: Date,
  warnBeforeSeconds: number | null,
  delays: EscalationDelays,
): Date | null {
  const after = (seconds: number) => new Date(dueAt.getTime() + seconds * 1000);
  if (rung === rungs.warning) return after(-(warnBeforeSeconds ?? 0));
  if (rung === rungs.overdue) return dueAt;
  if (rung === rungs.leads) return after(delays.leadsMinutes * 60);
  if (rung === rungs.management) return after((delays.leadsMinutes + delays.managementMinutes) * 60);
  return null;
}
