import { eq } from 'drizzle-orm';

import { runSchedules } from '@/db/schema/processes/schedules';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';

import { scheduleDeleted } from './events';
import { scheduleInput } from './inputs';
import { holdOwnSchedule } from './store';

/** Nothing is started any more; the runs there are keep saying where they came from. */
export const deleteSchedule = command({
  name: 'schedule.delete',
  input: scheduleInput,
  run: async (tx, ctx, { scheduleId }): Promise<{ id: string }> => {
    await holdOwnSchedule(tx, ctx, scheduleId);
    await tx
      .update(runSchedules)
      .set({ deletedAt: ctx.now, updatedAt: ctx.now, nextDueAt: null })
      .where(eq(runSchedules.id, scheduleId));
    record(tx, ctx, scheduleDeleted, { type: 'schedule', id: scheduleId }, {});
    return { id: scheduleId };
  },
});
