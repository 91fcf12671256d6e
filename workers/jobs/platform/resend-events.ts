import { z } from 'zod';

import { resendEvents } from '@/lib/platform/outbox/resend-events';
import { routes } from '@/workers/routes';
import { defineJob } from '@/workers/runtime/define-job';

export const resendEventsJob = defineJob({
  name: 'platform.resend-events',
  payload: z.object({}),
  run: (ctx) => resendEvents(ctx, { expected: expectedEffects() }),
});

/** The jobs an event leaves its trace by. A timer leaves none; the sweep of what it rings for finds what was lost. */
export function expectedEffects(): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(routes).map(([type, jobs]) => [
      type,
      jobs.filter((job) => !job.rings).map((job) => job.name),
    ]),
  );
}
