import { z } from 'zod';

import { deliverNotice } from '@/lib/platform/notifications/deliver-notice';
import { getStepNotice } from '@/lib/processes/runs/get-notice';
import { defineJob } from '@/workers/runtime/define-job';

/** A step has become somebody's turn. One that has moved on since is nobody's any more. */
export const notifyAssignees = defineJob({
  name: 'processes.notify-assignees',
  payload: z.object({ runId: z.uuid(), checkpointId: z.uuid(), activation: z.number().int() }),
  run: async (ctx, { runId, checkpointId, activation }) => {
    const step = await getStepNotice(ctx, { checkpointId });
    if (step.status !== 'active' || step.activation !== activation || step.isSubRun) return;

    for (const userId of step.assigneeIds) {
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
