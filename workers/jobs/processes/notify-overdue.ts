import { z } from 'zod';

import { deliverNotice } from '@/lib/platform/notifications/deliver-notice';
import { getStepNotice } from '@/lib/processes/runs/get-notice';
import { defineJob } from '@/workers/runtime/define-job';

export const notifyOverdue = defineJob({
  name: 'processes.notify-overdue',
  payload: z.object({
    runId: z.uuid(),
    checkpointId: z.uuid(),
    activation: z.number().int(),
    rung: z.number().int(),
    dueAt: z.iso.datetime(),
  }),
  run: async (ctx, { runId, checkpointId, activation, rung, dueAt }) => {
    const step = await getStepNotice(ctx, { checkpointId });
    if (step.status !== 'active' || step.activation !== activation) return;

    for (const userId of step.assigneeIds) {
      await deliverNotice(ctx, {
        userId,
        cause: `overdue.${checkpointId}.${activation}.${rung}`,
        path: `/runs/${runId}?step=${checkpointId}`,
        data: {
          kind: 'overdue',
          runTitle: step.runTitle,
          runNumber: step.runNumber,
          stepTitle: step.checkpointTitle,
          dueAt,
        },
      });
    }
  },
});
