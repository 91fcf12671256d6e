import { z } from 'zod';

import { deliverNotice } from '@/lib/platform/notifications/deliver-notice';
import { getScheduleNotice } from '@/lib/processes/schedules/get-schedule-notice';
import { defineJob } from '@/workers/runtime/define-job';

/** A schedule could not go on: its starter, the owner of the deck and the admins hear of it, unless it goes on again. */
export const notifyScheduleSuspended = defineJob({
  name: 'processes.notify-schedule-suspended',
  payload: z.object({ scheduleId: z.uuid(), reason: z.string() }),
  run: async (ctx, { scheduleId, reason }) => {
    const schedule = await getScheduleNotice(ctx, { scheduleId });
    const { suspendedReason, revision, starterId, ownerId, adminIds } = schedule;
    // Whoever suspends a schedule knows.
    if (suspendedReason !== reason || suspendedReason === 'by_person') return;

    for (const userId of new Set([starterId, ownerId, ...adminIds])) {
      await deliverNotice(ctx, {
        userId,
        cause: `schedule.${scheduleId}.${revision}`,
        path: '/schedules',
        data: {
          kind: 'schedule_suspended',
          scheduleTitle: schedule.title,
          deckTitle: schedule.deckTitle,
          reason: suspendedReason,
        },
      });
    }
  },
});
