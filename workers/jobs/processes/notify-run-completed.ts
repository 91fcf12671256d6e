import { z } from 'zod';

import { deliverNotice } from '@/lib/platform/notifications/deliver-notice';
import { getRunNotice } from '@/lib/processes/runs/get-notice';
import { defineJob } from '@/workers/runtime/define-job';

export const notifyRunCompleted = defineJob({
  name: 'processes.notify-run-completed',
  payload: z.object({
    runId: z.uuid(),
    outcome: z.enum(['completed', 'cancelled', 'final_rejected']),
    by: z.uuid().nullish(),
  }),
  run: async (ctx, { runId, outcome, by }) => {
    const run = await getRunNotice(ctx, { runId });

    for (const userId of run.endHearerIds.filter((id) => id !== by)) {
      await deliverNotice(ctx, {
        userId,
        cause: `ended.${runId}`,
        path: `/runs/${runId}`,
        data: { kind: 'ended', runTitle: run.title, runNumber: run.number, outcome },
      });
    }
  },
});
