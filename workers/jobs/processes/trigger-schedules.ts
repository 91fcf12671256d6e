import { z } from 'zod';

import { report } from '@/lib/platform/core/log';
import { listDueSchedules } from '@/lib/processes/schedules/list-due-schedules';
import { triggerSchedule } from '@/lib/processes/schedules/trigger-schedule';
import { defineJob } from '@/workers/runtime/define-job';
import { untilDone } from '@/workers/runtime/until-done';

/** Every schedule that is due, each in transactions of its own: one that fails does not keep the others waiting. */
export const triggerSchedulesJob = defineJob({
  name: 'processes.trigger-schedules',
  payload: z.object({}),
  run: async (ctx) => {
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listDueSchedules>> = await listDueSchedules(ctx, { cursor });
      for (const { id } of page.items) {
        await untilDone(() => triggerSchedule(ctx, { scheduleId: id })).catch((error: unknown) =>
          report(error, { part: 'schedules', scheduleId: id, tenantId: ctx.tenantId }),
        );
      }
      cursor = page.nextCursor;
    } while (cursor);
  },
});
