import { z } from 'zod';

import { climbEscalations } from '@/lib/processes/sla/climb-escalations';
import { defineJob } from '@/workers/runtime/define-job';

/**
 * The timer of one rung. A step that was confirmed, paused or put off meanwhile has nothing to climb at that moment;
 * when its clock goes on, another timer is set to the new one.
 */
export const climbEscalation = defineJob({
  name: 'processes.climb-escalation',
  payload: z.object({
    checkpointId: z.uuid(),
    activation: z.number().int(),
    nextRung: z.number().int().nullish(),
    nextAt: z.iso.datetime().nullish(),
  }),
  rings: ({ checkpointId, activation, nextRung, nextAt }) => {
    if (!nextAt) return null;
    const at = new Date(nextAt);
    return { key: [checkpointId, activation, nextRung, at.getTime()].join('.'), at };
  },
  run: (ctx, { checkpointId }) => climbEscalations(ctx, { checkpointId }),
});
