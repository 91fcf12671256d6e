import { z } from 'zod';

import { paragraph } from '@/lib/platform/core/text';

export const decideApprovalInput = z.strictObject({
  runId: z.uuid(),
  decision: z.enum(['approve', 'rework', 'reject']),
  reason: paragraph(2000).optional(),
  /** The steps to do again, for `rework`. */
  reopen: z.array(z.uuid()).max(200).optional(),
});

export const settleApprovalInput = z.strictObject({ runId: z.uuid() });
