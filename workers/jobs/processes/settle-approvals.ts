import { z } from 'zod';

import { settleApprovals } from '@/lib/processes/approvals/settle-approvals';
import { defineJob } from '@/workers/runtime/define-job';

/** No run waits for an approver who has left: neither when it happens, nor when that went unheard. */
export const settleApprovalsJob = defineJob({
  name: 'processes.settle-approvals',
  payload: z.object({ userId: z.uuid().optional() }),
  transaction: 'own',
  run: (ctx, payload) => settleApprovals(ctx, payload),
});
