import { z } from 'zod';

import { sweepEscalations } from '@/lib/processes/sla/sweep-escalations';
import { defineJob } from '@/workers/runtime/define-job';
import { untilDone } from '@/workers/runtime/until-done';

export const sweepEscalationsJob = defineJob({
  name: 'processes.sweep-escalations',
  payload: z.object({}),
  run: (ctx) => untilDone(() => sweepEscalations(ctx, {})),
});
