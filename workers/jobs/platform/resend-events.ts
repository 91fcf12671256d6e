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
        Object.entries(routes).map(([type, jobs]) => [type, jobs.map((job) => job.name)]),
      ),
    }),
});
