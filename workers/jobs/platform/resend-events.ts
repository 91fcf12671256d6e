import { z } from 'zod';

import { resendEvents } from '@/lib/platform/outbox/resend-events';
import { routes } from '@/workers/routes';
import { defineJob } from '@/workers/runtime/define-job';

export const resendEventsJob = defineJob({
  name: 'platform.resend-events',
  payload: z.object({}),
  run: (ctx) =>
    resendEvents(ctx, {
      expected: Object.fromEntries(
        Object.entries(routes).map(([type, jobs]) => [
          type,
          // A timer leaves no effect under its event; the sweep of what it rings for finds what was lost.
          jobs.filter((job) => !job.rings).map((job) => job.name),
        ]),
      ),
    }),
});
