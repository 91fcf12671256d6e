import { z } from 'zod';

import { deliverNotice } from '@/lib/platform/notifications/deliver-notice';
import { getStepNotice } from '@/lib/processes/runs/get-notice';
import { defineJob } from '@/workers/runtime/define-job';

/** Tells the new ones that it is their turn, and the old ones that it no longer is. */
export const notifyReassigned = defineJob({
  name: 'processes.notify-reassigned',
  payload: z.object({
    runId: z.uuid(),
    checkpointId: z.uuid(),
    added: z.array(z.uuid()),
    removed: z.array(z.uuid()),
  }),
  run: async (ctx, { runId, checkpointId, added, removed }, { eventId }) => {
    const step = await getStepNotice(ctx, { checkpointId });
    if (step.status !== 'active') return;
    const titles = { runTitle: step.runTitle, runNumber: step.runNumber, stepTitle: step.checkpointTitle };
    const told = { cause: `reassigned.${eventId}`, path: `/runs/${runId}?step=${checkpointId}` };

    // Only those for whom it is still true: it may have been passed on again.
    for (const userId of added.filter((id) => step.assigneeIds.includes(id))) {
      await deliverNotice(ctx, {
        ...told,
        userId,
        data: { kind: 'step', ...titles, dueAt: step.dueAt?.toISOString() },
      });
    }
    for (const userId of removed.filter((id) => !step.assigneeIds.includes(id))) {
      await deliverNotice(ctx, { ...told, userId, data: { kind: 'withdrawn', ...titles } });
    }
  },
});
