import { z } from 'zod';

import { deliverNotice } from '@/lib/platform/notifications/deliver-notice';
import { getStepNotice } from '@/lib/processes/runs/get-notice';
import { defineJob } from '@/workers/runtime/define-job';

/** A step has become somebody's turn. One that has moved on since is nobody's any more; whose doing it is knows. */
export const notifyAssignees = defineJob({
  name: 'processes.notify-assignees',
  payload: z.object({
    runId: z.uuid(),
    checkpointId: z.uuid(),
    activation: z.number().int(),
    by: z.uuid().nullish(),
  }),
  run: async (ctx, { runId, checkpointId, activation, by }) => {
    const step = await getStepNotice(ctx, { checkpointId });
    if (step.status !== 'active' || step.activation !== activation || step.isSubRun) return;

    for (const userId of step.assigneeIds.filter((id) => id !== by)) {
      await deliverNotice(ctx, {
        userId,
        cause: `activated.${checkpointId}.${activation}`,
        path: `/runs/${runId}?step=${checkpointId}`,
        data: {
          kind: 'step',
          runTitle: step.runTitle,
          runNumber: step.runNumber,
          stepTitle: step.checkpointTitle,
          dueAt: step.dueAt?.toISOString(),
        },
      });
    }
  },
});
