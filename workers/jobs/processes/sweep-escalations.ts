import { z } from 'zod';

import { climbEscalations } from '@/lib/processes/sla/climb-escalations';
import { realignEscalations } from '@/lib/processes/sla/realign-escalations';
import { defineJob } from '@/workers/runtime/define-job';
import { untilDone } from '@/workers/runtime/until-done';

/** What no timer rang for: searched for from time to time, and when an admin has changed the delays. */
export const sweepEscalationsJob = defineJob({
  name: 'processes.sweep-escalations',
  payload: z.object({}),
  transaction: 'own',
  run: async (ctx) => {
    await untilDone(() => realignEscalations(ctx, {}));
    await untilDone(() => climbEscalations(ctx, {}));
  },
});
