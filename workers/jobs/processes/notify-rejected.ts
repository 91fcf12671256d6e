import { z } from 'zod';

import { deliverNotice } from '@/lib/platform/notifications/deliver-notice';
import { getStepNotice } from '@/lib/processes/runs/get-notice';
import { defineJob } from '@/workers/runtime/define-job';

/** Somebody said no to a step: whoever started the run, and whoever has to approve it, should know. */
export const notifyRejected = defineJob({
  name: 'processes.notify-rejected',
  payload: z.object({ runId: z.uuid(), checkpointId: z.uuid(), by: z.uuid().nullish() }),
  run: async (ctx, { runId, checkpointId, by }, { eventId }) => {
    const step = await getStepNotice(ctx, { checkpointId });

    const hearers = new Set([step.starterId, ...step.approverIds]);
    for (const userId of [...hearers].filter((id) => id !== by)) {
      await deliverNotice(ctx, {
        userId,
        cause: `rejected.${eventId}`,
        path: `/runs/${runId}?step=${checkpointId}`,
        data: {
          kind: 'rejected',
          runTitle: step.runTitle,
          runNumber: step.runNumber,
          stepTitle: step.checkpointTitle,
        },
      });
    }
  },
});
