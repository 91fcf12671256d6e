import { z } from 'zod';

import { sweepOverdue } from '@/lib/processes/sla/sweep-overdue';
import { defineJob } from '@/workers/runtime/define-job';
import { untilDone } from '@/workers/runtime/until-done';

export const sweepOverdueJob = defineJob({
  name: 'processes.sweep-overdue',
  payload: z.object({}),
  run: (ctx) => untilDone(() => sweepOverdue(ctx, {})),
});
