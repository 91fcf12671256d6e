import { z } from 'zod';

import { defineEvent } from '@/lib/platform/core/define-event';

export const checkpointEscalated = defineEvent('checkpoint.escalated', {
  posted: true,
  shape: z.object({
    runId: z.uuid(),
    checkpointId: z.uuid(),
    activation: z.number().int(),
    rung: z.number().int(),
    dueAt: z.iso.datetime(),
    /** How long after its moment the rung was climbed. */
    lateSeconds: z.number().int(),
    /** The rung above, and when it is climbed if nothing happens; null above the last one. */
    nextRung: z.number().int(),
    nextAt: z.iso.datetime().nullable(),
  }),
});
