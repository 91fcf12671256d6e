import { z } from 'zod';

import { defineEvent } from '@/lib/platform/core/define-event';

export const approvalDecided = defineEvent('run.approval_decided', {
  audited: true,
  shape: z.object({
    number: z.string(),
    round: z.number().int(),
    decision: z.enum(['approve', 'rework', 'reject']),
    reason: z.string().nullish(),
    reopened: z.array(z.uuid()).optional(),
  }),
});
/** Who was still waited for has left, so that what the others have said is enough. */
export const approvalSettled = defineEvent('run.approval_settled', {
  audited: true,
  shape: z.object({ number: z.string(), round: z.number().int() }),
});
