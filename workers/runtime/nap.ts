import { setTimeout as wait } from 'node:timers/promises';

/** Sleeps until the time is over or somebody wakes it. */
export async function nap(milliseconds: number, woken: AbortSignal): Promise<void> {
  await wait(milliseconds, undefined, { signal: woken }).catch(() => undefined);
}
