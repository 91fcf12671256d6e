import { z } from 'zod';

import { defineEvent } from '@/lib/platform/core/define-event';

export const checkpointOverdue = defineEvent('checkpoint.overdue', {
  posted: true,
  shape: z.object({
    runId: z.uuid(),
    checkpointId: z.uuid(),
    activation: z.number().int(),
    rung: z.number().int(),
    dueAt: z.iso.datetime(),
    /** How long after the due time it was noticed. */
    lateSeconds: z.number().int(),
  }),
});
