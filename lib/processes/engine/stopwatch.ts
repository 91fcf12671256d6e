/** The SLA clock of one step. It counts active time only: a pause or a rejection stops it, nothing sets it back. */
export type Stopwatch = {
  readonly limitSeconds: number | null;
  /** Null while it stands still. */
  readonly activatedAt: Date | null;
  readonly accumulatedSeconds: number;
};

/** Seconds of active time. The one formula behind the page, the sweep and the statistics. */
export function elapsedSeconds(watch: Stopwatch, now: Date): number {
  return watch.accumulatedSeconds + runningSeconds(watch, now);
}

/** When the limit is reached if the clock keeps running; null while it stands still or has no limit. */
export function dueAt(watch: Stopwatch): Date | null {
  if (watch.limitSeconds === null || watch.activatedAt === null) return null;
  return new Date(
    watch.activatedAt.getTime() + Math.round((watch.limitSeconds - watch.accumulatedSeconds) * 1000),
  );
}

export function startStopwatch(watch: Stopwatch, now: Date): Stopwatch {
  return watch.activatedAt ? watch : { ...watch, activatedAt: now };
}

export function stopStopwatch(watch: Stopwatch, now: Date): Stopwatch {
  return watch.activatedAt
    ? { ...watch, activatedAt: null, accumulatedSeconds: elapsedSeconds(watch, now) }
    : watch;
}

/** A time in which the run was paused; without an end while it is. */
export type Pause = { readonly from: Date; readonly until: Date | null };

/** How long the run was paused since a step became active. Explains the due time; the stopwatch never asks for it. */
export function pausedSeconds(openedAt: Date | null, pauses: readonly Pause[], now: Date): number {
  if (!openedAt) return 0;
  return pauses.reduce((sum, { from, until }) => {
    const began = Math.max(from.getTime(), openedAt.getTime());
    return sum + Math.max(0, (until ?? now).getTime() - began) / 1000;
  }, 0);
}

/** A clock that was set back must not take away time that has been used: it counts as no time at all. */
function runningSeconds(watch: Stopwatch, now: Date): number {
  return watch.activatedAt ? Math.max(0, now.getTime() - watch.activatedAt.getTime()) / 1000 : 0;
}
