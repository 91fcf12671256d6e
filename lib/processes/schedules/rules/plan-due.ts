import { dueBetween, nextOccurrences, type Timing } from './recurrence';

export type Misfire = 'latest' | 'all' | 'none';

/** What is to be done about the times that have come: at most one run at once, the rest is left for the next look. */
export type DuePlan = {
  /** Times that get no run. */
  missed: Date[];
  start: { dueAt: Date; late: boolean } | null;
  next: Date | null;
};

// A worker that looks every minute is never this late; one that was down is.
const LATE_AFTER = 5 * 60_000;
const MOST_AT_ONCE = 200;

/** `due` is the first time not dealt with yet; it has come. */
export function planDue(timing: Timing, due: Date, now: Date, misfire: Misfire): DuePlan {
  const isLate = (moment: Date) => now.getTime() - moment.getTime() > LATE_AFTER;
  const start = (dueAt: Date) => ({ dueAt, late: isLate(dueAt) });
  if (misfire === 'all') return { missed: [], start: start(due), next: nextAfter(timing, due) };

  const come = [due, ...dueBetween(timing, due, now, MOST_AT_ONCE - 1)];
  const latest = come.at(-1)!;
  const next = nextAfter(timing, latest);
  const isSuperseded = next !== null && next <= now;
  if (isSuperseded || (misfire === 'none' && isLate(latest))) return { missed: come, start: null, next };
  return { missed: come.slice(0, -1), start: start(latest), next };
}

function nextAfter(timing: Timing, moment: Date): Date | null {
  return nextOccurrences(timing, moment, 1)[0] ?? null;
}
