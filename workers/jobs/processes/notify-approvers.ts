import { z } from 'zod';

import { deliverNotice } from '@/lib/platform/notifications/deliver-notice';
import { getRunNotice } from '@/lib/processes/runs/get-notice';
import { defineJob } from '@/workers/runtime/define-job';

export const notifyApprovers = defineJob({
  name: 'processes.notify-approvers',
  payload: z.object({ runId: z.uuid(), round: z.number().int() }),
  run: async (ctx, { runId, round }) => {
    const run = await getRunNotice(ctx, { runId });
    if (run.status !== 'awaiting_final_approval' || run.round !== round) return;

    for (const userId of run.askedIds) {
      await deliverNotice(ctx, {
        userId,
        cause: `approval.${runId}.${round}`,
        path: `/runs/${runId}?approval=1`,
        data: { kind: 'approval', runTitle: run.title, runNumber: run.number },
      });
    }
  },
});
