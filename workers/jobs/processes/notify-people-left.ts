import { z } from 'zod';

import { deliverNotice } from '@/lib/platform/notifications/deliver-notice';
import { getLeftNotice } from '@/lib/processes/runs/get-notice';
import { defineJob } from '@/workers/runtime/define-job';

/** Whose turn it was has left: those who can see to it are told. */
export const notifyPeopleLeft = defineJob({
  name: 'processes.notify-people-left',
  payload: z.object({ checkpointId: z.uuid(), userIds: z.array(z.uuid()) }),
  run: async (ctx, { checkpointId, userIds }, { eventId }) => {
    const step = await getLeftNotice(ctx, { checkpointId, userIds });
    if (step.status !== 'active') return;

    for (const userId of step.hearerIds) {
      await deliverNotice(ctx, {
        userId,
        cause: `left.${eventId}`,
        path: `/runs/${step.runId}?step=${checkpointId}`,
        data: {
          kind: 'people_left',
          runTitle: step.runTitle,
          runNumber: step.runNumber,
          stepTitle: step.stepTitle,
          names: step.names.join(', ').slice(0, 500),
        },
      });
    }
  },
});
